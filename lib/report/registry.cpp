#include <tiers/report.h>

#include "report/occupancy.h"
#include "report/privacy.h"

namespace tiers::report {

const std::vector<Report>& all() {
    static const std::vector<Report> reports = {occupancy(), privacy()};
    return reports;
}

}  // namespace tiers::report
