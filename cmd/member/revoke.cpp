#include <tiers/certificate.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberRevokeOptions {
    std::string certificate;
    std::vector<std::string> who;
    std::optional<std::string> from;
};

void declare(Arguments& verb, MemberRevokeOptions& o) {
    verb.positional("certificate", o.certificate, tr("Id of a certificate declared in tiers.toml"), Names::certificate);
    verb.positional("who", o.who, tr("Ids, e-mails, or full names, or - to read them from standard input"),
                    Names::member);
    verb.option("--from", "DAY", o.from, tr("First day it counts no more; today when left out"));
}

int run(const MemberRevokeOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto from = o.from ? parse_day(*o.from) : call.today();
    const auto revoked = member::revoke(store, member_ids(call, store, o.who, true), o.certificate, from);
    call.show("tiers.member.revoke/1", certificate_receipt(tr("revoked"), revoked, call.today()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_revoke;
const Verb member_revoke = verb<MemberRevokeOptions>("revoke", msgid("Take a certificate back"), Needs::write,
                                                     uses_dry_run, declare, run, member::certificate_columns);

}  // namespace tiers::cmd
