#include "booking/capacity.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "catalogue/values.h"
#include "sql/booking.h"
#include "store/database.h"

namespace tiers::booking {

namespace {

std::string clocks(const Claim& claim, const Taken& booking) {
    const auto start = iso(claim.zone->wall(booking.span.start)), end = iso(claim.zone->wall(booking.span.end));
    const auto same_day = start.substr(0, 10) == iso(claim.day);
    return (same_day ? start.substr(11) : start) + "-" +
           (end.substr(0, 10) == start.substr(0, 10) ? end.substr(11) : end);
}

/// "booking 412 (14:00-16:00) and booking 413 (16:00-17:00)", three at the most.
std::string told(const Claim& claim, const std::vector<Taken>& others) {
    std::string text;
    const auto shown = std::min<std::size_t>(others.size(), 3);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) text += i + 1 == others.size() ? tr(" and ") : ", ";
        text += say("booking {} ({})", others[i].id, clocks(claim, others[i]));
    }
    return others.size() > shown ? text + say(" and {} more", others.size() - shown) : text;
}

bool only_buffers(const Claim& claim, const std::vector<Taken>& others) {
    return std::ranges::none_of(others, [&](const Taken& other) { return other.span.overlaps(claim.span); });
}

/// The buffer behind whichever of the two ends first.
Seconds buffer_between(const Claim& claim, const Taken& other) {
    return other.span.end <= claim.span.start ? other.clear - other.span.end : claim.buffer();
}

std::string hint(const Claim& claim) {
    return say("tiers book free {} --period {} --duration {}min", claim.resource->id, iso(claim.day),
               std::chrono::duration_cast<Minutes>(claim.span.end - claim.span.start).count());
}

Taken taken_row(const Statement& row) {
    return {row.integer(0), {row.instant(1), row.instant(2)}, row.instant(3), static_cast<int>(row.integer(4))};
}

}  // namespace

std::vector<Taken> taken(const Store& store, std::int64_t resource, const Span& within, Id itself) {
    auto row = store.db().prepare(sql::booking::taken);
    row.bind(":resource", resource)
        .bind(":start", within.start)
        .bind(":clear", within.end)
        .bind(":itself", itself)
        .bind(":now", store.now());
    std::vector<Taken> found;
    while (row.step()) found.push_back(taken_row(row));
    return found;
}

std::vector<Taken> taken_ever(const Store& store, std::int64_t resource) {
    auto row = store.db().prepare(sql::booking::taken_ever);
    row.bind(":resource", resource);
    std::vector<Taken> found;
    while (row.step()) found.push_back(taken_row(row));
    return found;
}

std::vector<std::int64_t> excluded(const Store& store, std::int64_t resource) {
    auto row = store.db().prepare("select other_id from excludes where resource_id = :resource");
    row.bind(":resource", resource);
    std::vector<std::int64_t> found;
    while (row.step()) found.push_back(row.integer(0));
    return found;
}

bool shares_part(const Store& store, std::int64_t one, std::int64_t other) {
    const auto sharing = excluded(store, one);
    return one == other || std::find(sharing.begin(), sharing.end(), other) != sharing.end();
}

std::vector<Units> units(const Store& store, std::int64_t resource) {
    auto row = store.db().prepare("select since, units from capacity where resource_id = :resource order by since");
    row.bind(":resource", resource);
    std::vector<Units> found;
    while (row.step()) found.push_back({row.instant(0), static_cast<int>(row.integer(1))});
    return found;
}

int free_throughout(const std::vector<Taken>& others, const std::vector<Units>& capacity, const Span& span) {
    std::map<Instant, int> changes;  // of the seats that are free
    int free = 0;
    for (std::size_t i = 0; i < capacity.size(); ++i) {
        const auto step = capacity[i].units - (i > 0 ? capacity[i - 1].units : 0);
        if (capacity[i].since <= span.start)
            free += step;
        else if (capacity[i].since < span.end)
            changes[capacity[i].since] += step;
    }
    for (const auto& other : others) {
        if (other.span.start >= span.end || other.clear <= span.start) continue;
        if (other.span.start <= span.start)
            free -= other.seats;
        else
            changes[other.span.start] -= other.seats;
        if (other.clear < span.end) changes[other.clear] += other.seats;
    }
    auto least = free;
    for (const auto& [at, change] : changes) least = std::min(least, free += change);
    return least;
}

Surroundings surroundings(const Store& store, const Claim& claim) {
    const auto within = claim.within();
    Surroundings found{{}, taken(store, claim.resource->row, within, claim.itself), units(store, claim.resource->row)};
    for (const auto other : excluded(store, claim.resource->row))
        if (found.parts = taken(store, other, within, claim.itself); !found.parts.empty()) break;
    return found;
}

std::optional<Refusal> check_capacity(const Claim& claim, const Surroundings& around) {
    if (claim.resource->whole() && claim.seats != 1)
        return Refusal{msgid("conflict"), tr("it is booked as a whole, not by seats"), {}, true};
    const auto& [parts, others, units] = around;
    if (!parts.empty())
        return Refusal{msgid("conflict"), say("a part it shares is taken by {}", told(claim, parts)), hint(claim),
                       true};
    const auto free = free_throughout(others, units, claim.within());
    if (claim.seats <= free) return std::nullopt;
    if (others.empty())
        return Refusal{
            msgid("conflict"), say("seats there are then: {}, wanted: {}", std::max(0, free), claim.seats), {}, true};
    if (claim.resource->whole() && only_buffers(claim, others))
        return Refusal{msgid("conflict"),
                       say("closer than the buffer of {} to {}",
                           catalogue::duration_text(buffer_between(claim, others.front())), told(claim, others)),
                       hint(claim), true};
    if (claim.resource->whole())
        return Refusal{msgid("conflict"), say("overlaps {}", told(claim, others)), hint(claim), true};
    return Refusal{msgid("conflict"), say("seats wanted: {}, free throughout: {}", claim.seats, std::max(0, free)),
                   hint(claim), true};
}

std::optional<Refusal> check_capacity(const Store& store, const Claim& claim) {
    return check_capacity(claim, surroundings(store, claim));
}

}  // namespace tiers::booking
