#include <tiers/catalogue.h>
#include <tiers/own_report.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbQueryOptions {
    std::optional<std::string> sql;
};

void declare(Arguments& verb, DbQueryOptions& o) {
    verb.positional("sql", o.sql, tr("A select over the views, - to read it; what there is to ask when left out"));
}

int run(const DbQueryOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    if (!o.sql) {
        call.show("tiers.db.views/1", report::table_of_views(store));
        return 0;
    }
    report::Query query;
    if (const auto& place = call.globals().place) query.place = catalogue::find_place(store, *place).id;
    call.show(report::run_own(store, {"query", tr("the query"), *o.sql == "-" ? call.read_input("-") : *o.sql}, query));
    return 0;
}

}  // namespace

extern const Verb db_query;
const Verb db_query = verb<DbQueryOptions>("query", msgid("Ask the database what no report tells"), Needs::read,
                                           uses_place | uses_limit | writes_private, declare, run);

}  // namespace tiers::cmd
