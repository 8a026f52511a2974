// The yardstick of the occupancy report: the same figures by a plain loop over rows that are in memory already.
// plain-loop FILE prints JSON: rows, and the nanoseconds a row that hours of the week and months take.
#include <sqlite3.h>

#include <tiers/time.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace {

struct Row {
    std::int64_t start, end, seats;
};

std::vector<Row> rows_of(const char* file) {
    sqlite3* db = nullptr;
    sqlite3_stmt* statement = nullptr;
    std::vector<Row> rows;
    if (sqlite3_open_v2(file, &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
        sqlite3_prepare_v2(db,
                           "select start, \"end\", seats from booking where ended is null order by resource_id, start",
                           -1, &statement, nullptr) == SQLITE_OK)
        while (sqlite3_step(statement) == SQLITE_ROW)
            rows.push_back({sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1),
                            sqlite3_column_int64(statement, 2)});
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return rows;
}

/// A day of the bench's places: open from 08:30 to 19:00 in Paris, Monday to Friday.
struct OpenDay {
    std::int64_t midnight, opens, closes;
    std::size_t weekday, month;
};

class Calendar {
public:
    Calendar() {
        const auto paris = tiers::Zone::named("Europe/Paris");
        const auto first = tiers::parse_day("2016-01-01");
        first_ = paris.midnight(first).time_since_epoch().count();
        for (int i = 0; i < 3653; ++i) {
            const auto day = first + std::chrono::days(i);
            const auto midnight = paris.midnight(day).time_since_epoch().count();
            const auto weekday = (static_cast<std::size_t>(i) + 4) % 7;  // 2016-01-01 is a Friday
            const auto open = weekday < 5;
            const std::chrono::year_month_day date{std::chrono::sys_days(day.time_since_epoch())};
            const auto month = static_cast<std::size_t>((static_cast<int>(date.year()) - 2016) * 12) +
                               static_cast<unsigned>(date.month()) - 1;
            days_.push_back({midnight, midnight + (open ? 30'600 : 0), midnight + (open ? 68'400 : 0), weekday, month});
        }
    }

    const OpenDay& of(std::int64_t at) const {
        auto i = static_cast<std::size_t>((at - first_) / 86'400);
        while (i + 1 < days_.size() && days_[i + 1].midnight <= at) ++i;
        while (i > 0 && days_[i].midnight > at) --i;
        return days_[i];
    }

private:
    std::int64_t first_ = 0;
    std::vector<OpenDay> days_;
};

/// Nanoseconds a row of the fastest of five rounds.
template <class Count>
double timed(const std::vector<Row>& rows, Count count) {
    auto best = 1e18;
    for (int round = 0; round < 5; ++round) {
        const auto began = std::chrono::steady_clock::now();
        for (const auto& row : rows) count(row);
        const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - began;
        best = std::min(best, took.count() / static_cast<double>(rows.size()));
    }
    return best;
}

}  // namespace

int main(int argc, char** argv) {
    const auto rows = rows_of(argc > 1 ? argv[1] : "tiers.db");
    if (rows.empty()) return 1;
    const Calendar calendar;
    std::array<std::int64_t, 168> hours{};
    std::array<std::int64_t, 120> months{};
    const auto by_hour = timed(rows, [&](const Row& row) {
        const auto& day = calendar.of(row.start);
        auto from = std::max(row.start, day.opens);
        const auto to = std::min(row.end, day.closes);
        while (from < to) {
            const auto hour = static_cast<std::size_t>((from - day.midnight) / 3600);
            const auto next = std::min(to, day.midnight + static_cast<std::int64_t>(hour + 1) * 3600);
            hours[day.weekday * 24 + std::min<std::size_t>(hour, 23)] += (next - from) * row.seats;
            from = next;
        }
    });
    const auto by_month = timed(rows, [&](const Row& row) {
        const auto& day = calendar.of(row.start);
        months[day.month] +=
            std::max<std::int64_t>(0, std::min(row.end, day.closes) - std::max(row.start, day.opens)) * row.seats;
    });
    std::int64_t sum_hours = 0, sum_months = 0;
    for (const auto seconds : hours) sum_hours += seconds;
    for (const auto seconds : months) sum_months += seconds;
    std::printf("{\"rows\":%zu,\"hour_ns\":%.2f,\"month_ns\":%.2f,\"seat_hours\":%lld,\"agree\":%s}\n", rows.size(),
                by_hour, by_month, static_cast<long long>(sum_months / 5 / 3600),
                sum_hours == sum_months ? "true" : "false");
    return sum_hours == sum_months ? 0 : 1;
}
