#include <tiers/privacy_request.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberRequestsOptions {
    bool open = false, due = false;
};

void declare(Arguments& verb, MemberRequestsOptions& o) {
    verb.flag("--open", o.open, tr("Only those that wait for an answer"));
    verb.flag("--due", o.due, tr("Only those that wait, and are due within a week or overdue"));
}

int run(const MemberRequestsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    member::RequestQuery query;
    query.open = o.open;
    if (o.due) query.due = call.today() + std::chrono::days(7);
    Table table{.columns = member::request_columns(), .empty = tr("no requests")};
    for (const auto& one : member::requests(store, query)) table.rows.push_back(member::request_row(one, call.today()));
    call.show("tiers.member.requests/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb member_requests;
const Verb member_requests =
    verb<MemberRequestsOptions>("requests", msgid("List what people demand about their data, and by when"), Needs::read,
                                uses_none, declare, run, member::request_columns);

}  // namespace tiers::cmd
