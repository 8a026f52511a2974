#include <tiers/privacy_request.h>

#include "cmd/invocation.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberRequestOptions {
    std::optional<std::string> who, on;
    std::string kind, name, contact, note;
};

void declare(Arguments& verb, MemberRequestOptions& o) {
    const auto kinds = member::request_kinds();
    verb.positional("who", o.who, tr("Id, e-mail, or name; --name for somebody who is no member"), Names::member);
    verb.choice("--kind", "KIND", o.kind, {kinds.begin(), kinds.end()}, tr("What is demanded"));
    verb.option("--on", "DAY", o.on, tr("Day it was received; today when left out"));
    verb.option("--name", "NAME", o.name, tr("Name of who is no member"));
    verb.option("--contact", "TEXT", o.contact, tr("Where the answer goes"));
    verb.option("--note", "TEXT", o.note, tr("What was asked, in a few words"));
}

int run(const MemberRequestOptions& o, Invocation& call) {
    if (o.kind.empty()) throw BadInput("no_kind", tr("what is demanded?"), "--kind access");
    if (o.who && !o.name.empty()) throw BadInput("options_exclude", tr("--name is for somebody who is no member"));
    auto store = call.open(Access::write);
    Transaction transaction(store);
    member::PrivacyRequest wanted;
    wanted.kind = o.kind;
    if (o.who) wanted.member = member::find(store, *o.who).id;
    wanted.name = o.name;
    wanted.contact = o.contact;
    wanted.note = o.note;
    wanted.day = day_or_today(o.on, call);
    const auto made = call.told(member::receive(store, wanted, call.today(), call.globals().key.value_or("")));
    call.show("tiers.member.request/1", {.columns = member::request_columns(),
                                         .rows = {member::request_row(made, call.today())},
                                         .sentences = {member::request_sentence(tr("received"), made)}});
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_request;
const Verb member_request =
    verb<MemberRequestOptions>("request", msgid("Note what somebody demands about their data"), Needs::write,
                               uses_dry_run | uses_key, declare, run, member::request_columns);

}  // namespace tiers::cmd
