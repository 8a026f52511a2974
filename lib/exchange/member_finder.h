#pragma once

#include <tiers/member.h>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "exchange/member_row.h"

namespace tiers::exchange {

/// Who the rows of a file are about, among those who are there.
class MemberFinder {
public:
    /// Rows are matched by a field, or, without one, by the external id of a row and else by its e-mail. With
    /// `any_name` a row without it is about the one of that name, whatever is known of them.
    MemberFinder(Store& store, std::optional<Field> match, bool any_name)
        : store_(store), match_(match), any_name_(any_name) {}

    /// By what members are matched by, or, where the row has none of it, by name among those who have none. Throws
    /// BadInput where several fit.
    std::optional<member::Member> known(const MemberRow& row) const;
    /// What members are matched by, as the database compares: external ids to the byte, e-mails whatever the case of
    /// their ASCII letters. Empty where the row has none of it.
    std::string key(const MemberRow& row) const;
    /// One that an id, an e-mail or a name tells. Throws BadInput where several are called so.
    std::optional<member::Member> organisation(const std::string& text) const;
    std::optional<member::Member> organisation_named(const std::string& name) const;

    /// Members of the file have ids of the place that wrote it: who one of them is here.
    std::optional<member::Id> here(std::int64_t id) const;
    void is(std::int64_t id, member::Id here);

    /// The field that a row is matched by.
    Field match_of(const MemberRow& row) const;

private:
    std::optional<member::Member> by_id(const MemberRow& row, bool by_mail) const;
    std::optional<member::Member> by_name(const MemberRow& row, bool by_mail) const;

    Store& store_;
    std::optional<Field> match_;
    bool any_name_;
    std::unordered_map<std::int64_t, member::Id> here_;
    std::unordered_set<member::Id> told_;  ///< those that an id of the file stands for
};

}  // namespace tiers::exchange
