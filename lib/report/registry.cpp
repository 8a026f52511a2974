#include <tiers/report.h>

#include "report/occupancy.h"

namespace tiers::report {

const std::vector<Report>& all() {
    static const std::vector<Report> reports = {occupancy()};
    return reports;
}

}  // namespace tiers::report
