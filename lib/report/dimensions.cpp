#include "report/dimensions.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/text.h"

namespace tiers::report {

namespace {

bool names_thing(std::string_view word) {
    return word == "resource" || word == "kind" || word == "place";
}
bool names_part_of_week(std::string_view word) {
    return word == "weekday" || word == "hour-of-week";
}

}  // namespace

const std::vector<std::string>& dimension_words() {
    static const std::vector<std::string> words = {"resource", "kind",  "place",   "day",
                                                   "week",     "month", "weekday", "hour-of-week"};
    return words;
}

Dimensions dimensions_of(const std::string& by) {
    Dimensions found;
    std::string_view first;
    for (const auto word : split(by, ',')) {
        auto& one = names_thing(word) ? found.thing : found.time;
        auto& other = names_thing(word) ? found.subthing : found.subtime;
        (one.empty() ? one : other) = word;
        if (first.empty()) first = word;
    }
    found.time_first = !names_thing(first);
    const auto twice = found.thing == found.subthing && !found.thing.empty();
    const auto apart =
        found.subtime.empty() || ((found.time == "week" || found.time == "month") && names_part_of_week(found.subtime));
    if (twice || !apart) throw BadInput("bad_dimensions", say("nothing is told by '{}'", by), "--by resource,weekday");
    return found;
}

}  // namespace tiers::report
