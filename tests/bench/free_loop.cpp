// The yardstick of book free: the windows of a year of one room by a plain loop over its rows as SQLite gives them.
// free-loop FILE RESOURCE YEAR prints JSON: bookings of the room, windows, and the milliseconds of each way.
#include <sqlite3.h>

#include <tiers/booking.h>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace {

using tiers::Instant;
using tiers::Seconds;
using tiers::Span;

/// From 08:30 to 19:00, Monday to Friday, as the bench's places are open.
std::vector<Span> open_spans(const tiers::Zone& zone, const Span& within) {
    std::vector<Span> found;
    for (auto day = zone.day(within.start); zone.midnight(day) < within.end; day += tiers::one_day) {
        const std::chrono::weekday weekday{std::chrono::sys_days(day.time_since_epoch())};
        const auto midnight = zone.midnight(day);
        if (weekday.iso_encoding() < 6) found.push_back({midnight + Seconds(30'600), midnight + Seconds(68'400)});
    }
    return found;
}

/// The gaps between bookings of a room, as somebody would write it who knows that they never overlap.
std::vector<Span> plain_gaps(sqlite3* db, std::int64_t resource, const tiers::Zone& zone, const Span& within) {
    std::vector<Span> found;
    sqlite3_stmt* row = nullptr;
    sqlite3_prepare_v2(db,
                       "select start, \"end\" from booking where resource_id = ? and ended is null and start < ? and "
                       "start > ? - 43200 order by start",
                       -1, &row, nullptr);
    sqlite3_bind_int64(row, 1, resource);
    sqlite3_bind_int64(row, 2, within.end.time_since_epoch().count());
    sqlite3_bind_int64(row, 3, within.start.time_since_epoch().count());
    std::vector<Span> taken;
    while (sqlite3_step(row) == SQLITE_ROW)
        taken.push_back(
            {Instant(Seconds(sqlite3_column_int64(row, 0))), Instant(Seconds(sqlite3_column_int64(row, 1)))});
    sqlite3_finalize(row);
    auto next = taken.begin();
    for (const auto& open : open_spans(zone, within)) {
        auto from = open.start;
        for (; next != taken.end() && next->start < open.end; ++next) {
            if (from < next->start) found.push_back({from, next->start});
            from = std::max(from, next->end);
        }
        if (from < open.end) found.push_back({from, open.end});
    }
    return found;
}

/// The middle of so many rounds, in milliseconds of work.
template <class Work>
double timed(Work work) {
    std::vector<double> took;
    for (int round = 0; round < 21; ++round) {
        const auto began = std::clock();
        work();
        took.push_back(static_cast<double>(std::clock() - began) * 1000 / CLOCKS_PER_SEC);
    }
    std::nth_element(took.begin(), took.begin() + 10, took.end());
    return took[10];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const auto store = tiers::Store::open(argv[1], tiers::Access::read);
    const auto resource = tiers::catalogue::find_resource(store, argv[2]);
    const auto zone = tiers::Zone::named("Europe/Paris");
    const auto year = tiers::parse_period(argv[3], zone.day(store.now()));
    const Span within{zone.midnight(*year.from), zone.midnight(*year.to)};
    sqlite3* db = nullptr;
    if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) return 1;

    std::vector<Span> plain;
    std::vector<tiers::booking::FreeWindow> windows;
    const auto loop_ms = timed([&] { plain = plain_gaps(db, resource.row, zone, within); });
    const auto free_ms = timed([&] { windows = tiers::booking::free(store, resource, within, Seconds(1), 1); });
    sqlite3_close(db);
    const auto agree = std::equal(plain.begin(), plain.end(), windows.begin(), windows.end(),
                                  [](const Span& one, const auto& other) { return one == other.span; });
    std::printf("{\"windows\":%zu,\"free_ms\":%.3f,\"loop_ms\":%.3f,\"agree\":%s}\n", windows.size(), free_ms, loop_ms,
                agree ? "true" : "false");
    return agree ? 0 : 1;
}
