#include <tiers/report.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct ReportPublishedOptions {};

void declare(Arguments&, ReportPublishedOptions&) {}

int run(const ReportPublishedOptions&, Invocation& call) {
    const auto store = call.open(Access::read);
    auto rows = call.rows("tiers.report.published/1",
                          {.columns = report::publication_columns(), .empty = tr("nothing was published yet")});
    report::each_publication(store, [&](Row row) { rows.row(std::move(row)); });
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb report_published;
const Verb report_published =
    verb<ReportPublishedOptions>("published", msgid("What was published with --public, and when"), Needs::read,
                                 uses_none, declare, run, report::publication_columns);

}  // namespace tiers::cmd
