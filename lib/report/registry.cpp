#include <tiers/report.h>
#include <tiers/words.h>

#include "report/activity.h"
#include "report/census.h"
#include "report/commune_mesure.h"
#include "report/followup.h"
#include "report/funding.h"
#include "report/heading.h"
#include "report/income.h"
#include "report/members.h"
#include "report/mobility.h"
#include "report/network.h"
#include "report/occupancy.h"
#include "report/oversell.h"
#include "report/presence.h"
#include "report/privacy.h"
#include "report/restitution.h"
#include "report/territory.h"

namespace tiers::report {

const std::vector<Report>& all() {
    static const std::vector<Report> reports = {activity(), census(),   commune_mesure(), followup(),    funding(),
                                                income(),   members(),  mobility(),       network(),     occupancy(),
                                                oversell(), presence(), privacy(),        restitution(), territory()};
    return reports;
}

Document run_among_others(const Report& report, const Store& store, Query& query) {
    const auto of_one = report.of_operator && !query.place.empty();
    if (of_one) query.place.clear();
    auto document = report.run(store, query);
    if (of_one && places_of(store, query).size() > 1)
        document.notes.insert(document.notes.begin(), tr("Of all places: it is not told place by place."));
    return document;
}

}  // namespace tiers::report
