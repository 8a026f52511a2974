#include <tiers/error.h>
#include <tiers/followup.h>
#include <tiers/words.h>

#include "base/json.h"
#include "base/text.h"
#include "followup/followup_store.h"
#include "member/check.h"
#include "sql/followup.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::followup {

namespace {

constexpr std::int64_t most = 100'000;

struct StoredOutcome {
    Outcome outcome;
    bool withdrawn;
};

std::vector<StoredOutcome> select_outcomes(const Store& store, std::optional<std::int64_t> id,
                                           std::optional<Id> followup) {
    std::vector<StoredOutcome> found;
    auto row = store.db().prepare(sql::followup::outcomes);
    row.bind(":id", id).bind(":followup", followup);
    while (row.step())
        found.push_back({{row.integer(0), row.integer(1), row.text(2), row.text(3), row.day(4), row.text(5),
                          row.text(6), row.optional<std::int64_t>(7), row.text(8)},
                         !row.null(9)});
    return found;
}

void record(Store& store, std::string_view done, const Outcome& outcome) {
    Json content{{"done", done},
                 {"id", outcome.id},
                 {"outcome", outcome.outcome},
                 {"day", iso(outcome.day)},
                 {"moment", outcome.moment},
                 {"answer", outcome.answer},
                 {"siren", outcome.siren}};
    if (outcome.count) content["count"] = *outcome.count;
    journal::write(store, "followup", outcome.followup, written(content));
}

void refuse_if(bool wrong, const char* message, const char* hint) {
    if (wrong) throw BadInput("bad_outcome", tr(message), hint);
}

Outcome checked(Outcome outcome, Day today) {
    refuse_future(outcome.day, today);
    member::check_siren(outcome.siren);
    const auto company = outcome.outcome == "company", jobs = outcome.outcome == "jobs",
               installed = outcome.outcome == "installed";
    refuse_if(jobs && !outcome.count, msgid("how many jobs?"), "tiers member outcome WHAT jobs 3 --at entry");
    refuse_if(!jobs && !company && outcome.answer.empty(), msgid("the answer is yes, no or lost"),
              installed ? "tiers member outcome WHAT installed yes --people 4"
                        : "tiers member outcome WHAT still-there yes --after 3");
    refuse_if(outcome.outcome == "still-there" && outcome.moment.empty(), msgid("still there after how many years?"),
              "--after 1");
    refuse_if(!outcome.siren.empty() && !company, msgid("only a company has a SIREN"), "");
    refuse_if(company && !outcome.answer.empty(), msgid("a company is created, on a day and with a SIREN"),
              "tiers member outcome WHAT company --siren 732829320 --on 2026-03-02");
    refuse_if(outcome.count && (*outcome.count < 0 || *outcome.count > most), msgid("that many cannot be"), "");
    refuse_if(installed && outcome.count && (outcome.answer != "yes" || *outcome.count == 0),
              msgid("only a household that is installed has people"), "");
    return outcome;
}

void refuse_answered(const Store& store, const Outcome& wanted) {
    for (const auto& [known, withdrawn] : select_outcomes(store, {}, wanted.followup)) {
        if (known.outcome != wanted.outcome || known.moment != wanted.moment || known.moment == "now") continue;
        if (known.outcome == "company" && (known.siren.empty() || known.siren != wanted.siren)) continue;
        throw Conflict("outcome_twice", say("that is answered already: outcome {}", known.id),
                       say("tiers member outcome --withdraw {}", known.id));
    }
}

std::int64_t insert(Store& store, const Outcome& outcome) {
    store.db()
        .prepare(
            "insert into followup_outcome (followup_id, outcome, day, moment, answer, count, siren, created, recorded) "
            "values (:followup, :outcome, :day, :moment, :answer, :count, :siren, :now, :now)")
        .bind(":followup", outcome.followup)
        .bind(":outcome", outcome.outcome)
        .bind(":day", outcome.day)
        .bind(":moment", unless_empty(outcome.moment))
        .bind(":answer", unless_empty(outcome.answer))
        .bind(":count", outcome.count)
        .bind(":siren", unless_empty(outcome.siren))
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

}  // namespace

Outcome record_outcome(Store& store, const Outcome& wanted, Day today, std::string_view key) {
    const auto outcome = checked(wanted, today);
    const request_key::Request request(
        "member outcome", join({std::to_string(outcome.followup), outcome.outcome, iso(outcome.day), outcome.moment,
                                outcome.answer, outcome.count ? std::to_string(*outcome.count) : "", outcome.siren},
                               "|"));
    if (const auto id = made_before(store, key, request))
        return select_outcomes(store, whole_number(*id), {}).front().outcome;
    refuse_answered(store, outcome);
    auto made = select_outcomes(store, insert(store, outcome), {}).front().outcome;
    record(store, "recorded", made);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(made.id));
    return made;
}

Outcome withdraw_outcome(Store& store, std::int64_t id) {
    auto found = select_outcomes(store, id, {});
    if (found.empty()) throw NotFound("no_outcome", say("no outcome {}", id), "tiers member followups");
    if (found.front().withdrawn) throw Conflict("withdrawn", say("outcome {} was withdrawn already", id));
    store.db()
        .prepare("update followup_outcome set withdrawn = :now, recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
    record(store, "withdrawn", found.front().outcome);
    return std::move(found.front().outcome);
}

std::vector<Outcome> outcomes(const Store& store, Id id) {
    std::vector<Outcome> found;
    for (auto& one : select_outcomes(store, {}, id)) found.push_back(std::move(one.outcome));
    return found;
}

}  // namespace tiers::followup
