#include <tiers/ledger.h>
#include <tiers/volunteering.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberVolunteerOptions {
    std::optional<std::string> who, hours, on;
    std::string purpose, reason;
    std::optional<std::int64_t> withdraw;
};

void declare(Arguments& verb, MemberVolunteerOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.positional("hours", o.hours, tr("How long: 2, 1.5, 2h30, 90min"));
    verb.option("--on", "DAY", o.on, tr("The day; today when left out"));
    verb.option("--for", "TEXT", o.purpose, tr("What it was given for"));
    verb.option("--withdraw", "ID", o.withdraw, tr("Instead, take a wrong one back"));
    verb.option("--reason", "TEXT", o.reason, tr("Why it is taken back"));
}

void check(const MemberVolunteerOptions& o, const Invocation& call) {
    if (o.withdraw && (o.who || o.hours || o.on || !o.purpose.empty() || call.globals().key))
        throw BadInput("bad_options", tr("--withdraw takes the id of hours given and --reason"));
    if (!o.withdraw && !o.reason.empty()) throw BadInput("bad_options", tr("--reason goes with --withdraw"));
    if (!o.withdraw && (!o.who || !o.hours))
        throw BadInput("missing_argument", tr("who gave how many hours?"), "tiers member volunteer jeanne 2h30");
}

member::Volunteering noted(const MemberVolunteerOptions& o, Store& store, const Invocation& call) {
    member::Giving giving;
    giving.member = member::find(store, *o.who).id;
    giving.minutes = member::parse_amount("hour", *o.hours);
    if (o.on) giving.day = parse_day(*o.on);
    giving.purpose = o.purpose;
    return member::volunteer(store, giving, call.today(), call.globals().key.value_or(""));
}

int run(const MemberVolunteerOptions& o, Invocation& call) {
    check(o, call);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto given =
        o.withdraw ? member::withdraw_volunteering(store, *o.withdraw, o.reason) : call.told(noted(o, store, call));
    Table table{.columns = member::volunteering_columns(), .rows = {member::volunteering_row(given)}};
    table.sentences = {member::volunteering_sentence(o.withdraw ? tr("withdrawn") : tr("noted"), given)};
    call.show("tiers.member.volunteer/1", table);
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_volunteer;
const Verb member_volunteer =
    verb<MemberVolunteerOptions>("volunteer", msgid("Note hours that a member gave"), Needs::write,
                                 uses_dry_run | uses_key, declare, run, member::volunteering_columns);

}  // namespace tiers::cmd
