#include <tiers/error.h>
#include <tiers/quote.h>
#include <tiers/words.h>
#include <algorithm>

#include "booking/booking_store.h"
#include "booking/lapse.h"
#include "booking/series_store.h"
#include "booking/waiting.h"
#include "store/database.h"

namespace tiers::booking {

namespace {

/// Whether an occurrence that is refused is left out of its series and listed.
bool left_out(const Request& request, const Error& error) {
    if (error.exit() == Exit::conflict) return request.skip_conflicts;
    return error.exit() == Exit::refused && (request.skip_conflicts || request.imported);
}

/// What a series has, by what a change of it means for them; those that others see to are in neither.
struct SortedOut {
    std::vector<Booking> staying, leaving;
};

SortedOut sorted_out(std::vector<Booking> bookings, const SeriesPlan& plan, const std::vector<WallTime>& walls,
                     const std::vector<WallTime>& apart) {
    SortedOut sorted;
    for (auto& booking : bookings) {
        const auto wall = *booking.original;
        if (std::find(apart.begin(), apart.end(), wall) != apart.end()) continue;
        const auto stays = booking.span == span_of(plan, wall) && std::binary_search(walls.begin(), walls.end(), wall);
        (stays ? sorted.staying : sorted.leaving).push_back(std::move(booking));
    }
    return sorted;
}

/// Writes occurrences; those that are left out are listed instead.
void write_all(Store& store, const Site& site, const Request& request, const SeriesPlan& plan,
               const std::vector<WallTime>& walls, std::int64_t series, Made& made) {
    for (const auto wall : walls) {
        try {
            made.bookings.push_back(write(store, site, request, span_of(plan, wall), series, wall, &made.steps));
        } catch (const Error& error) {
            if (error.exit() != Exit::conflict && error.exit() != Exit::refused) throw;
            if (!left_out(request, error))
                throw Error(error.exit(), error.code(), say("{} (on {})", error.what(), iso(wall)),
                            request.imported ? std::string() : tr("--skip-conflicts books the rest"));
            made.skipped.push_back({wall, error.code(), error.what()});
        }
    }
}

void relabel(Store& store, const Booking& booking, const std::string& label) {
    if (booking.label == label) return;
    auto statement = store.db().prepare("update booking set label = :label, recorded = :now where id = :id");
    statement.bind(":id", booking.id).bind(":label", label).bind(":now", store.now()).run();
}

}  // namespace

Made add_series(Store& store, const Site& site, const Request& request) {
    const auto plan = plan_of(site.zone, request);
    const auto walls = occurrences(plan, site, store.now());
    check_against_itself(walls, plan.duration);
    Made made;
    made.series = insert_series(store, site, request, plan);
    write_all(store, site, request, plan, walls, *made.series, made);
    // A calendar may have put every occurrence elsewhere, one by one.
    const auto all_apart = request.imported && made.skipped.empty();
    if (made.bookings.empty() && !all_apart)
        throw Conflict("nothing_booked", tr("no occurrence of the series can be booked"));
    return made;
}

SeriesChange change_series(Store& store, std::int64_t series, const Request& request,
                           const std::vector<WallTime>& apart) {
    end_lapsed(store);
    const auto where = site(store, request.resource);
    const auto plan = plan_of(where.zone, request);
    auto walls = occurrences(plan, where, store.now());
    check_against_itself(walls, plan.duration);
    update_series(store, series, where, request, plan);
    SeriesChange change;
    auto [staying, leaving] = sorted_out(live_of_series(store, series), plan, walls, apart);
    for (const auto& booking : staying) relabel(store, booking, request.label);
    for (const auto& booking : leaving) {
        end(store, booking.id, "cancelled");
        release_price(store, booking.id);
    }
    std::erase_if(walls, [&, &stay = staying](WallTime wall) {
        return std::any_of(stay.begin(), stay.end(), [&](const auto& booking) { return *booking.original == wall; });
    });
    Made made;
    write_all(store, where, request, plan, walls, series, made);
    if (!leaving.empty()) record(store, "cancelled", leaving);
    if (!made.bookings.empty()) record(store, "booked", made.bookings);
    if (!request.imported) promote(store, leaving);
    change.ended = std::move(leaving);
    change.written = std::move(made.bookings);
    change.skipped = std::move(made.skipped);
    return change;
}

void park_leaving(Store& store, std::int64_t series, const Request& request, const std::vector<WallTime>& apart) {
    const auto where = site(store, request.resource);
    const auto plan = plan_of(where.zone, request);
    const auto walls = occurrences(plan, where, store.now());
    for (const auto& booking : sorted_out(live_of_series(store, series), plan, walls, apart).leaving)
        park(store, booking.id);
}

std::vector<Extended> extend(Store& store) {
    end_lapsed(store);
    std::vector<Extended> all;
    for (auto& series : growing_series(store)) {
        series.request.skip_conflicts = true;
        const auto where = site(store, series.request.resource);
        const auto walls = gained(series.plan, where, store.now(), *series.last);
        Made made;
        write_all(store, where, series.request, series.plan, walls, series.id, made);
        if (!made.bookings.empty()) record(store, "extended", made.bookings);
        if (!made.bookings.empty() || !made.skipped.empty())
            all.push_back({series.id, std::move(made.bookings), std::move(made.skipped)});
    }
    return all;
}

}  // namespace tiers::booking
