#include <tiers/member.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct Options {
    std::string who;
};

void declare(Arguments& verb, Options& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
}

int run(const Options& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.show_one("tiers.member.show/1", member::columns(), member::row(member::find(store, o.who)));
    return 0;
}

}  // namespace

extern const Verb member_show;
const Verb member_show =
    verb<Options>("show", msgid("Show a member"), Needs::read, uses_none, declare, run, member::columns);

}  // namespace tiers::cmd
