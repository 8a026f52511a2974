#include <tiers/consent.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberConsentOptions {
    std::string who, kind, wording;
    std::optional<std::string> on;
};

void declare(Arguments& verb, MemberConsentOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.positional("consent", o.kind, tr("directory, newsletter, screen, statistics, or one declared in tiers.toml"));
    verb.option("--wording", "TEXT", o.wording, tr("The words agreed to; those of tiers.toml when left out"));
    verb.option("--on", "DAY", o.on, tr("Day it was given; today when left out"));
}

int run(const MemberConsentOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    member::Consent wanted;
    wanted.member = member::find(store, o.who).id;
    wanted.kind = o.kind;
    wanted.wording = o.wording;
    wanted.first = day_or_today(o.on, call);
    const auto given = member::consent(store, wanted, call.globals().key.value_or(""));
    call.show("tiers.member.consent/1", consent_receipt(tr("agreed"), call.told(given), call.today()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_consent;
const Verb member_consent = verb<MemberConsentOptions>("consent", msgid("Note what a member agrees to"), Needs::write,
                                                       uses_dry_run | uses_key, declare, run, member::consent_columns);

}  // namespace tiers::cmd
