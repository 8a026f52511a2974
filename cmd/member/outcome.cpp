#include <algorithm>

#include "cmd/member/followup_fields.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

struct MemberOutcomeOptions {
    std::optional<std::string> followup, outcome, value, on, at, after;
    std::string siren;
    std::optional<std::int64_t> people, withdraw;
};

void declare(Arguments& verb, MemberOutcomeOptions& o) {
    verb.positional("followup", o.followup, tr("Id or name of a follow-up"), Names::followup);
    verb.positional("outcome", o.outcome, tr("company, jobs, installed or still-there"));
    verb.positional("value", o.value, tr("How many jobs; or yes, no, or lost for who cannot be reached"));
    verb.option("--on", "DAY", o.on, tr("When it happened or was found out; today when left out"));
    verb.choice("--at", "WHEN", o.at, followup::moments_of_jobs(), tr("Of jobs; now when left out"));
    verb.choice("--after", "YEARS", o.after, {"1", "3", "5"}, tr("Still there after so many years"));
    verb.option("--people", "N", o.people, tr("People of a household that is installed"));
    verb.option("--siren", "NUMBER", o.siren, tr("SIREN of a company"));
    verb.option("--withdraw", "ID", o.withdraw, tr("Instead, take a wrong outcome back"));
}

/// The value of jobs is how many; of others it is an answer.
void put_value(const std::string& value, followup::Outcome& outcome) {
    if (outcome.outcome != "jobs") {
        const auto answers = followup::answers();
        if (std::find(answers.begin(), answers.end(), value) == answers.end())
            throw BadInput("bad_answer", say("'{}' is no answer", value), tr("yes, no or lost"));
        outcome.answer = value;
        return;
    }
    outcome.count = whole(value);
    if (!outcome.count) throw BadInput("bad_count", say("'{}' is not a number of jobs", value));
}

followup::Outcome recorded(const MemberOutcomeOptions& o, Store& store, const Invocation& call) {
    if (!o.followup || !o.outcome)
        throw BadInput("missing_argument", tr("what came of which follow-up?"),
                       "tiers member outcome 'Atelier bois' company --siren 732829320");
    const auto names = followup::outcome_names();
    if (std::find(names.begin(), names.end(), *o.outcome) == names.end())
        throw BadInput("bad_outcome", say("'{}' is no outcome", *o.outcome),
                       say("one of {}", fmt::format("{}", fmt::join(names, ", "))));
    const auto jobs = *o.outcome == "jobs";
    if ((o.at && !jobs) || (o.after && *o.outcome != "still-there") || (o.people && *o.outcome != "installed"))
        throw BadInput("bad_options", tr("--at is of jobs, --after of still-there, --people of installed"));
    followup::Outcome wanted;
    wanted.followup = followup::find(store, *o.followup).id;
    wanted.outcome = *o.outcome;
    wanted.day = day_or_today(o.on, call);
    wanted.moment = jobs ? o.at.value_or("now") : o.after.value_or("");
    wanted.count = o.people;
    wanted.siren = o.siren;
    if (o.value) put_value(*o.value, wanted);
    return followup::record_outcome(store, wanted, call.today(), call.globals().key.value_or(""));
}

int run(const MemberOutcomeOptions& o, Invocation& call) {
    if (o.withdraw) refuse_with(o.followup || o.on || call.globals().key, "--withdraw");
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto outcome =
        o.withdraw ? followup::withdraw_outcome(store, *o.withdraw) : call.told(recorded(o, store, call));
    call.show("tiers.member.outcome/1", outcome_receipt(o.withdraw ? tr("taken back") : tr("recorded"), outcome, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_outcome;
const Verb member_outcome = verb<MemberOutcomeOptions>(
    "outcome", msgid("Record what came of a follow-up: company, jobs, household, still there"), Needs::write,
    uses_dry_run | uses_key, declare, run, followup::outcome_columns);

}  // namespace tiers::cmd
