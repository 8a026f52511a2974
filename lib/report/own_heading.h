#pragma once

#include <tiers/own_report.h>
#include <map>

namespace tiers::report {

/// The comments on top of a report of one's own: its title, a line for each column that is more than text, and notes.
///
///     -- Hours by plan
///     -- hours: hours Hours booked
///     -- Cancelled bookings are left out.
struct OwnHeading {
    struct Declared {
        Kind kind;
        std::string heading;
    };
    std::string title;
    std::map<std::string, Declared> columns;
    std::vector<std::string> notes;
};
OwnHeading own_heading(const OwnReport& own);

}  // namespace tiers::report
