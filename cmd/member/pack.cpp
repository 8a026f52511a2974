#include <tiers/ledger.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberPackOptions {
    std::string pack;
    std::vector<std::string> who;
    std::optional<std::string> from, until;
};

void declare(Arguments& verb, MemberPackOptions& o) {
    verb.positional("pack", o.pack, tr("Id of a pack declared in tiers.toml"), Names::pack);
    verb.positional("who", o.who, tr("Ids, e-mails, or names, or - to read them from standard input"), Names::member);
    verb.option("--from", "DAY", o.from, tr("First day it counts; today when left out"));
    verb.option("--until", "DAY", o.until,
                tr("Last day it counts; as long as tiers.toml says it is valid when left out, for ever when empty"));
}

int run(const MemberPackOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    member::Sale sale;
    sale.pack = o.pack;
    sale.first = o.from ? parse_day(*o.from) : call.today();
    if (o.until) sale.last = day_or(o.until, std::nullopt);
    const auto sold =
        member::sell_pack(store, member_ids(call, store, o.who), sale, call.today(), call.globals().key.value_or(""));
    call.show("tiers.member.pack/1",
              bucket_receipt(tr("sold"), call.told(sold), amount_style(store, call), call.today()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_pack;
const Verb member_pack =
    verb<MemberPackOptions>("pack", msgid("Sell a pack of allowances"), Needs::write, uses_dry_run | uses_key, declare,
                            run, [] { return member::bucket_columns(); });

}  // namespace tiers::cmd
