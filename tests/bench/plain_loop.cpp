// The yardstick of the occupancy report: the same figures by a plain loop over rows that are in memory already.
// plain-loop FILE [CELLS] prints JSON: rows, and the nanoseconds a row that hours of the week and months take, of all
// resources together and of each. Writes the cells of each, "resource bucket seat-seconds" a line, as a report names
// them.
#include <sqlite3.h>

#include <tiers/time.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

namespace {

struct Row {
    std::int64_t start, end;
    std::int32_t seats;
    std::uint32_t resource;  ///< place in a list
};

struct Booked {
    std::vector<Row> rows;
    std::vector<std::string> resources;
};

Booked booked_in(const char* file) {
    sqlite3* db = nullptr;
    sqlite3_stmt* statement = nullptr;
    Booked booked;
    if (sqlite3_open_v2(file, &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
        sqlite3_prepare_v2(db,
                           "select start, \"end\", seats, code from booking join resource on resource.id = resource_id "
                           "where ended is null order by resource_id, start",
                           -1, &statement, nullptr) == SQLITE_OK)
        while (sqlite3_step(statement) == SQLITE_ROW) {
            const std::string code = reinterpret_cast<const char*>(sqlite3_column_text(statement, 3));
            if (booked.resources.empty() || booked.resources.back() != code) booked.resources.push_back(code);
            booked.rows.push_back({sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1),
                                   sqlite3_column_int(statement, 2),
                                   static_cast<std::uint32_t>(booked.resources.size() - 1)});
        }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return booked;
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

constexpr int rounds = 5;

/// Nanoseconds a row of the fastest of so many rounds.
template <class Count>
double timed(const std::vector<Row>& rows, Count count) {
    auto best = 1e18;
    for (int round = 0; round < rounds; ++round) {
        const auto began = std::chrono::steady_clock::now();
        for (const auto& row : rows) count(row);
        const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - began;
        best = std::min(best, took.count() / static_cast<double>(rows.size()));
    }
    return best;
}

using Hours = std::array<std::int64_t, 168>;
using Months = std::array<std::int64_t, 120>;

/// Adds what a booking takes of opening to the hours of a week.
void add_hours(const Row& row, const OpenDay& day, Hours& hours) {
    auto from = std::max(row.start, day.opens);
    const auto to = std::min(row.end, day.closes);
    while (from < to) {
        const auto hour = static_cast<std::size_t>((from - day.midnight) / 3600);
        const auto next = std::min(to, day.midnight + static_cast<std::int64_t>(hour + 1) * 3600);
        hours[day.weekday * 24 + std::min<std::size_t>(hour, 23)] += (next - from) * row.seats;
        from = next;
    }
}

void add_month(const Row& row, const OpenDay& day, Months& months) {
    months[day.month] +=
        std::max<std::int64_t>(0, std::min(row.end, day.closes) - std::max(row.start, day.opens)) * row.seats;
}

std::string hour_name(std::size_t hour) {
    constexpr std::array<const char*, 7> days = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%s_%02d", days[hour / 24], static_cast<int>(hour % 24));
    return text.data();
}

std::string month_name(std::size_t month) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%d-%02d", static_cast<int>(2016 + month / 12),
                  static_cast<int>(month % 12 + 1));
    return text.data();
}

/// Those in which something is booked.
template <class Cells, class Name>
std::int64_t write_cells(std::FILE* file, const Booked& booked, const std::vector<Cells>& of_resources, Name name) {
    std::int64_t sum = 0;
    for (std::size_t r = 0; r < of_resources.size(); ++r)
        for (std::size_t i = 0; i < of_resources[r].size(); ++i) {
            const auto seconds = of_resources[r][i] / rounds;
            sum += seconds;
            if (file && seconds > 0)
                std::fprintf(file, "%s %s %lld\n", booked.resources[r].c_str(), name(i).c_str(),
                             static_cast<long long>(seconds));
        }
    return sum;
}

}  // namespace

int main(int argc, char** argv) {
    const auto booked = booked_in(argc > 1 ? argv[1] : "tiers.db");
    const auto& rows = booked.rows;
    if (rows.empty()) return 1;
    const Calendar calendar;
    Hours hours{};
    Months months{};
    std::vector<Hours> hours_of(booked.resources.size());
    std::vector<Months> months_of(booked.resources.size());
    const auto by_hour = timed(rows, [&](const Row& row) { add_hours(row, calendar.of(row.start), hours); });
    const auto by_month = timed(rows, [&](const Row& row) { add_month(row, calendar.of(row.start), months); });
    const auto by_resource_hour =
        timed(rows, [&](const Row& row) { add_hours(row, calendar.of(row.start), hours_of[row.resource]); });
    const auto by_resource_month =
        timed(rows, [&](const Row& row) { add_month(row, calendar.of(row.start), months_of[row.resource]); });
    auto* file = argc > 2 ? std::fopen(argv[2], "w") : nullptr;
    const auto sum_hours = write_cells(file, booked, hours_of, hour_name);
    const auto sum_months = write_cells(file, booked, months_of, month_name);
    if (file && std::fclose(file) != 0) return 1;
    const auto agree = sum_hours == sum_months &&
                       sum_hours * rounds == std::accumulate(hours.begin(), hours.end(), std::int64_t{0}) &&
                       sum_hours * rounds == std::accumulate(months.begin(), months.end(), std::int64_t{0});
    std::printf(
        "{\"rows\":%zu,\"hour_ns\":%.2f,\"month_ns\":%.2f,\"resource_hour_ns\":%.2f,\"resource_month_ns\":%.2f,"
        "\"seat_hours\":%lld,\"agree\":%s}\n",
        rows.size(), by_hour, by_month, by_resource_hour, by_resource_month, static_cast<long long>(sum_months / 3600),
        agree ? "true" : "false");
    return agree ? 0 : 1;
}
