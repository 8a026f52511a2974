#pragma once

#include <tiers/exchange.h>
#include <tiers/territory.h>
#include <exception>
#include <optional>
#include <string>
#include <unordered_map>

#include "exchange/member_finder.h"
#include "exchange/member_map.h"
#include "exchange/member_row.h"
#include "member/erasure_list.h"
#include "member/record.h"
#include "store/database.h"

namespace tiers::exchange {

/// Takes what rows say of members into the file, one by one, each as a whole or not at all.
class MemberIntake {
public:
    /// `size` is that of the file, in bytes.
    MemberIntake(Store& store, const MemberMap& map, std::optional<Field> match, const MemberOptions& options,
                 std::size_t size)
        : store_(store),
          map_(map),
          finder_(store, match, map.known_only),
          territory_(options.territory),
          erased_(store),
          consent_again_(options.consent_again),
          record_(store, size) {
        // Those of the indexes. Rows come at the end of their table, and more memory costs more than it saves.
        store.db().keep_pages(8);
    }

    /// `read` gives what stands in a line, nothing where that is about no member, or throws what is wrong with it.
    template <class Read>
    MemberVerdict take(std::int64_t line, const Read& read) {
        MemberVerdict verdict{line, {}, {}, {}, Exit::done, {}, {}};
        try {
            const MemberRow* row = read();
            if (row) {
                verdict.name = row->text[Field::name];
                decide(*row, verdict);
            } else {
                verdict.verdict = msgid("skipped");
            }
        } catch (const Error& error) {
            refuse(error, verdict);
        }
        count(verdict);
        return verdict;
    }

    MemberImport finish();

private:
    /// What becomes of a member.
    struct Change {
        member::Member member;
        std::optional<member::Member> missing;  ///< the organisation to add for it
        member::ProfileEdit edit = {};
    };

    static void refuse(const Error& error, MemberVerdict& verdict);
    static void add_reason(MemberVerdict& verdict, const std::string& reason);
    void count(const MemberVerdict& verdict);

    void decide(const MemberRow& row, MemberVerdict& verdict);
    void put_member(const MemberRow& row, MemberVerdict& verdict);
    void put_known(const std::optional<member::Member>& before, const MemberRow& row, MemberVerdict& verdict) const;
    Change change(const std::optional<member::Member>& before, const MemberRow& row);
    member::Member merged(const member::Member& before, const MemberRow& row);
    member::Id write(member::Member member, bool there, const member::ProfileEdit& edit = {});

    bool is_other_email(const member::Member& member, const std::string& email) const;
    void keep_merged(const member::Member& before, member::Member& member) const;
    const std::string& said_of(const MemberRow& row, Field field, bool nothing_there) const;
    void put_day(std::optional<Day>& day, const MemberRow& row, Field field) const;
    void put_commune(member::Member& member, const MemberRow& row);
    const std::string& commune(const std::vector<std::string>& texts);
    member::ProfileEdit edit_of(const member::Member& wanted, const MemberRow& row) const;

    std::optional<member::Member> put_organisation(member::Member& member, const MemberRow& row) const;
    member::Member bare_organisation(const std::string& name) const;
    member::Id add_organisation(member::Member missing, MemberVerdict& verdict);

    // Everything of a row but the member's own (member_more.cpp); true where something was written.
    bool put_more(const MemberRow& row, MemberVerdict& verdict);
    bool put_role(const MemberRow& row, MemberVerdict& verdict);
    member::Id organisation_of(const MemberHistory::Role& role, MemberVerdict& verdict);

    bool was_erased(const Change& wanted, const std::optional<member::Member>& before) const;
    void check_namesake(const MemberRow& row) const;
    void check_taken(const std::optional<member::Member>& before, const member::Member& member,
                     const MemberRow& row) const;
    void check_email_free(const std::string& email, member::Id id) const;
    void check_once(member::Id id, std::int64_t line, bool same);

    Store& store_;
    const MemberMap& map_;
    MemberFinder finder_;
    std::filesystem::path territory_;
    member::ErasedPeople erased_;
    std::optional<Day> consent_again_;
    std::optional<territory::Communes> communes_;
    /// What the texts of a commune mean: its INSEE code, or why it is refused.
    std::unordered_map<std::string, std::pair<std::string, std::exception_ptr>> met_communes_;
    std::unordered_map<member::Id, std::int64_t> lines_;  ///< where each member was met
    std::unordered_map<std::string, std::int64_t>
        claimed_;  ///< where what members are matched by was met, refused or not
    std::vector<std::pair<std::int64_t, member::Id>> met_;  ///< organisations of a row, by the ids of its place
    member::Record record_;
    MemberImport result_;
};

}  // namespace tiers::exchange
