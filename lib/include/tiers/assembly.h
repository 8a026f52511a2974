#pragma once

#include <tiers/i18n.h>
#include <tiers/member.h>

namespace tiers::member {

/// What the statutes say, as [assembly] in tiers.toml has it.
struct AssemblyRules {
    std::chrono::days notice{15};  ///< from the convocation to the assembly
    std::int64_t proxies = 2;      ///< one may hold at most
    std::int64_t quorum = 0;       ///< of the roll, in hundredths of a percent
};
TIERS_API AssemblyRules assembly_rules(const Store& store);

/// A general assembly, with the roll and the rules frozen when it was called.
struct Assembly {
    std::int64_t id = 0;
    Day day{};
    std::string kind = "ordinary";  ///< ordinary, extraordinary
    std::string clock;              ///< HH:MM; empty when it is not said
    std::string location;
    std::vector<std::string> agenda;
    Day roll_day{};
    std::int64_t proxies = 0, quorum = 0;
    std::int64_t voters = 0, present = 0, represented = 0;  ///< as of now

    /// How many must be present or represented: at least the share of the roll.
    std::int64_t needed() const { return (voters * quorum + 9'999) / 10'000; }
    bool quorate() const { return present + represented >= needed(); }
};

/// Calls one: who may vote on `roll_day` is written down. Throws Refused for a day nearer than the notice unless
/// `short_notice`, Conflict for a day that has one, and BadInput. A key makes a retry safe, here and below.
TIERS_API Assembly call_assembly(Store& store, const Assembly& wanted, Day today, bool short_notice,
                                 std::string_view key = {});
TIERS_API Assembly cancel_assembly(Store& store, const Assembly& assembly);
/// The one of a day, or else the next from today on. Throws NotFound.
TIERS_API Assembly find_assembly(const Store& store, std::optional<Day> day, Day today);
TIERS_API std::vector<Assembly> assemblies(const Store& store);

/// One of the roll: what the signature sheet, the convocations and the arrivals are made of.
struct Voter {
    Id member = 0;
    std::string name, email;
    std::optional<Id> holder;  ///< of their proxy
    std::string holder_name;
    bool present = false;
};
TIERS_API std::vector<Voter> voters(const Store& store, const Assembly& assembly);

/// A voter gives another a proxy. Throws Conflict for one who gave one or is there, Refused past the limit and for a
/// proxy on a proxy, NotFound for who is not on the roll.
TIERS_API Voter give_proxy(Store& store, const Assembly& assembly, Id giver, Id holder, std::string_view key = {});
/// The giver votes themselves after all. Throws NotFound.
TIERS_API Voter take_proxy_back(Store& store, const Assembly& assembly, Id giver);
/// Voters have come; a proxy one of them gave counts no more. Throws NotFound, Conflict for who is there,
/// Refused before its day.
TIERS_API Assembly arrive(Store& store, const Assembly& assembly, const std::vector<Id>& members, Day today);
/// They have left. Throws NotFound, Conflict for who is not there.
TIERS_API Assembly depart(Store& store, const Assembly& assembly, const std::vector<Id>& members);

/// A resolution, with the votes counted.
struct Vote {
    std::int64_t id = 0;
    std::int64_t number = 0;  ///< within the assembly
    std::string resolution;
    std::string majority =
        "half";  ///< more than half, or at least two-thirds, three-quarters or all, of for and against
    std::int64_t voted_for = 0, against = 0, abstained = 0;
    std::int64_t present = 0, represented = 0;  ///< when it was counted

    std::int64_t not_voted() const { return present + represented - voted_for - against - abstained; }
    bool adopted() const;
};
TIERS_API std::vector<std::string> majorities();
TIERS_API std::vector<std::string> assembly_kinds();
/// Throws Refused without a quorum, and BadInput where more votes were counted than there are voters.
TIERS_API Vote count_vote(Store& store, const Assembly& assembly, const Vote& wanted, std::string_view key = {});
TIERS_API Vote withdraw_vote(Store& store, const Assembly& assembly, std::int64_t id);
TIERS_API std::vector<Vote> votes(const Store& store, const Assembly& assembly);

/// A mail to a voter who has an address, as a file (RFC 5322), in the language in force. Throws BadInput where [mail]
/// from is not set.
TIERS_API std::string convocation(const Store& store, const Assembly& assembly, const Voter& voter, Language language);

TIERS_API std::vector<Column> assembly_columns();
TIERS_API Row assembly_row(const Assembly& assembly);
TIERS_API std::vector<Column> voter_columns();
TIERS_API Row voter_row(const Voter& voter);
TIERS_API std::vector<Column> vote_columns();
TIERS_API Row vote_row(const Vote& vote);
/// "called  1  ordinary  12 December 2026  42 voters".
TIERS_API std::string assembly_sentence(const char* done, const Assembly& assembly, Language language);
/// "18 present, 6 represented of 42 voters: quorum of 21 reached".
TIERS_API std::string quorum_sentence(const Assembly& assembly);
TIERS_API std::string vote_sentence(const char* done, const Vote& vote);

/// A page to sign, one line a voter.
TIERS_API Document signature_sheet(const Store& store, const Assembly& assembly, Language language);
/// A page for the minutes.
TIERS_API Document minutes(const Store& store, const Assembly& assembly, Language language);

}  // namespace tiers::member
