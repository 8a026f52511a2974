#include <cctz/civil_time.h>
#include <cctz/time_zone.h>
#include <tiers/error.h>
#include <tiers/time.h>
#include <array>
#include <optional>

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

using Point = cctz::time_point<cctz::seconds>;

Instant instant_of(const Point& point) {
    return Instant(point.time_since_epoch());
}

/// A stretch of time, [from, until), in which a clock is not changed.
struct Steady {
    cctz::time_zone zone;
    Instant from, until;
    Seconds offset{};
};

// What cctz tells of changes ends 400 years on.
constexpr Instant first_steady{}, last_steady(std::chrono::days(150'000));

Steady steady_at(const cctz::time_zone& zone, Instant at) {
    const Point point(at.time_since_epoch());
    Steady found{zone, first_steady, last_steady, Seconds(zone.lookup(point).offset)};
    cctz::time_zone::civil_transition change;
    if (zone.prev_transition(point + Seconds(1), &change)) found.from = instant_of(zone.lookup(change.to).trans);
    if (zone.next_transition(point, &change)) found.until = instant_of(zone.lookup(change.to).trans);
    return found;
}

/// Null where nothing is known. What was looked up is kept: by far most times lie in a few half years.
const Steady* steady(const cctz::time_zone& zone, Instant at) {
    constexpr int half_year = 24;  // bits of seconds
    constexpr std::size_t kept = 32;
    static thread_local std::array<Steady, kept> known;
    if (at < first_steady || last_steady <= at) return nullptr;
    auto& one = known[static_cast<std::size_t>(at.time_since_epoch().count() >> half_year) % kept];
    if (one.zone != zone || at < one.from || one.until <= at) one = steady_at(zone, at);
    return &one;
}

/// The instant of a wall time that is so far from all changes that it is no other's; nothing where that is not known.
std::optional<Instant> plain_instant(const cctz::time_zone& zone, WallTime wall) {
    constexpr std::chrono::days farthest(2);  // that an instant is from its wall time in UTC, and a change moves it
    const Instant near(wall.time_since_epoch());
    const auto* known = steady(zone, near);
    if (!known || near < known->from + farthest || known->until <= near + farthest) return std::nullopt;
    return near - known->offset;
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
    if (const auto* known = steady(rules_->zone, instant))
        return {WallTime((instant + known->offset).time_since_epoch()), known->offset};
    const auto found = rules_->zone.lookup(Point(instant.time_since_epoch()));
    return {WallTime(Seconds(found.cs - epoch)), Seconds(found.offset)};
}

Zone::Reading Zone::read(WallTime wall) const {
    if (const auto plain = plain_instant(rules_->zone, wall)) return {Reading::Kind::normal, *plain, *plain};
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
    if (const auto plain = plain_instant(rules_->zone, WallTime(day))) return *plain;
    const auto found = rules_->zone.lookup(civil(WallTime(day)));
    return instant_of(found.kind == cctz::time_zone::civil_lookup::SKIPPED ? found.trans : found.pre);
}

}  // namespace tiers
