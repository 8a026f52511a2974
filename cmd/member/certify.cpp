#include <tiers/certificate.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberCertifyOptions {
    std::string certificate;
    std::vector<std::string> who;
    std::optional<std::string> from, until;
    std::string by;
};

void declare(Arguments& verb, MemberCertifyOptions& o) {
    verb.positional("certificate", o.certificate, tr("Id of a certificate declared in tiers.toml"), Names::certificate);
    verb.positional("who", o.who, tr("Ids, e-mails, or names, or - to read them from standard input"), Names::member);
    verb.option("--from", "DAY", o.from, tr("First day it counts; today when left out"));
    verb.option("--until", "DAY", o.until,
                tr("Last day it counts; as long as tiers.toml says it is valid when left out, for ever when empty"));
    verb.option("--by", "TEXT", o.by, tr("Who gave it"));
}

int run(const MemberCertifyOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    member::Certificate wanted;
    wanted.code = o.certificate;
    wanted.first = o.from ? parse_day(*o.from) : call.today();
    wanted.last = member::last_day(store, o.certificate, wanted.first);
    if (o.until) wanted.last = day_or(o.until, std::nullopt);
    wanted.by = o.by;
    const auto given = member::certify(store, member_ids(call, store, o.who), wanted, call.globals().key.value_or(""));
    call.show("tiers.member.certify/1", certificate_receipt(tr("certified"), call.told(given), call.today()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_certify;
const Verb member_certify =
    verb<MemberCertifyOptions>("certify", msgid("Say what members may use"), Needs::write, uses_dry_run | uses_key,
                               declare, run, member::certificate_columns);

}  // namespace tiers::cmd
