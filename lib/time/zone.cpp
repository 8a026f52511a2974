#include <cctz/civil_time.h>
#include <cctz/time_zone.h>
#include <tiers/error.h>
#include <tiers/time.h>

#include "base/text.h"

namespace tiers {

struct Zone::Rules {
    std::string name;
    cctz::time_zone zone;
};

namespace {

const cctz::civil_second epoch(1970, 1, 1, 0, 0, 0);

cctz::civil_second civil(WallTime wall) {
    return epoch + wall.time_since_epoch().count();
}

Instant instant_of(const cctz::time_point<cctz::seconds>& point) {
    return Instant(point.time_since_epoch());
}

}  // namespace

Zone Zone::named(std::string_view name) {
    auto rules = std::make_shared<Rules>();
    rules->name = std::string(name);
    // cctz also takes "fixed/..." names and files: only IANA names are meant here.
    const auto plain =
        !name.empty() &&
        name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/") == name.npos &&
        name.front() != '/' && !name.starts_with("fixed");
    if (!plain || !cctz::load_time_zone(rules->name, &rules->zone))
        throw BadInput("timezone", say("no time zone '{}'", name),
                       tr("an IANA name such as Europe/Paris; is tzdata installed?"));
    return Zone(std::move(rules));
}

Zone Zone::utc() {
    return named("UTC");
}

const std::string& Zone::name() const {
    return rules_->name;
}

Zone::Local Zone::at(Instant instant) const {
    const auto found = rules_->zone.lookup(cctz::time_point<cctz::seconds>(instant.time_since_epoch()));
    return {WallTime(Seconds(found.cs - epoch)), Seconds(found.offset)};
}

Zone::Reading Zone::read(WallTime wall) const {
    const auto found = rules_->zone.lookup(civil(wall));
    switch (found.kind) {
        case cctz::time_zone::civil_lookup::UNIQUE:
            return {Reading::Kind::normal, instant_of(found.pre), instant_of(found.pre)};
        case cctz::time_zone::civil_lookup::SKIPPED:
            return {Reading::Kind::skipped, instant_of(found.pre), instant_of(found.post)};
        case cctz::time_zone::civil_lookup::REPEATED:
            break;
    }
    return {Reading::Kind::repeated, instant_of(found.pre), instant_of(found.post)};
}

Instant Zone::midnight(Day day) const {
    const auto found = rules_->zone.lookup(civil(WallTime(day)));
    return instant_of(found.kind == cctz::time_zone::civil_lookup::SKIPPED ? found.trans : found.pre);
}

}  // namespace tiers
