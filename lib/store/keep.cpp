#include <tiers/error.h>
#include <tiers/upkeep.h>
#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "store/backup.h"

namespace tiers::upkeep {

namespace {

namespace fs = std::filesystem;

struct Dated {
    fs::path file;
    Day day;
};

/// The day in tiers-20260310T080000Z.db, for the stem "tiers"; nullopt for another name.
std::optional<Day> day_in(const std::string& name, const std::string& stem) {
    constexpr std::string_view pattern = "-00000000T000000Z.db";
    if (name.size() != stem.size() + pattern.size() || !name.starts_with(stem)) return std::nullopt;
    const auto stamp = name.substr(stem.size());
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (pattern[i] == '0' ? stamp[i] < '0' || stamp[i] > '9' : stamp[i] != pattern[i]) return std::nullopt;
    return parse_day(fmt::format("{}-{}-{}", stamp.substr(1, 4), stamp.substr(5, 2), stamp.substr(7, 2)));
}

/// The first row of a journal holds a random salt: no two databases share it, and every copy of one does.
std::string origin(Database& db) {
    auto row = db.prepare("select digest from journal where id = 1");
    return row.step() ? row.blob(0) : std::string();
}

bool comes_from(const fs::path& file, const std::string& origin_wanted) {
    try {
        return origin(*open_backup(file)) == origin_wanted;
    } catch (const Error&) {
        return false;
    }
}

/// Newest first.
std::vector<Dated> backups_of(const Store& store, const fs::path& folder) {
    std::vector<Dated> found;
    const auto own = origin(store.db());
    if (own.empty()) return found;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.is_symlink()) continue;
        const auto day = day_in(entry.path().filename().string(), store.file().stem().string());
        if (day && comes_from(entry.path(), own)) found.push_back({entry.path(), *day});
    }
    std::sort(found.begin(), found.end(), [](const Dated& a, const Dated& b) { return a.file > b.file; });
    return found;
}

/// Marks the newest backup of each of the last `count` periods that have one.
template <class PeriodOf>
void keep_newest(const std::vector<Dated>& newest_first, int count, PeriodOf period_of, std::set<fs::path>& kept) {
    std::optional<Day> last;
    for (const auto& backup : newest_first) {
        const Day period = period_of(backup.day);
        if (period == last) continue;
        if (count-- == 0) return;
        last = period;
        kept.insert(backup.file);
    }
}

Day first_of_month(Day day) {
    const std::chrono::year_month_day date(day);
    return Day(date.year() / date.month() / 1);
}

}  // namespace

Keep parse_keep(std::string_view text) {
    const auto refuse = [&]() -> BadInput {
        return {"bad_keep", say("'{}' does not say what to keep", text), tr("such as 7d,5w,12m")};
    };
    Keep keep;
    for (const auto piece : split(text, ',')) {
        const auto count = piece.empty() ? std::nullopt : whole_number(piece.substr(0, piece.size() - 1));
        if (!count || *count < 1 || *count > 10'000) throw refuse();
        const auto number = static_cast<int>(*count);
        switch (piece.back()) {
            case 'd':
                keep.days = number;
                break;
            case 'w':
                keep.weeks = number;
                break;
            case 'm':
                keep.months = number;
                break;
            default:
                throw refuse();
        }
    }
    return keep;
}

std::vector<fs::path> prune(const Store& store, const fs::path& folder, const Keep& keep) {
    const auto backups = backups_of(store, folder);
    std::set<fs::path> kept;
    keep_newest(
        backups, 1, [](Day day) { return day; }, kept);
    keep_newest(
        backups, keep.days, [](Day day) { return day; }, kept);
    keep_newest(backups, keep.weeks, monday_of, kept);
    keep_newest(backups, keep.months, first_of_month, kept);
    std::vector<fs::path> removed;
    for (const auto& backup : backups)
        if (!kept.contains(backup.file)) {
            fs::remove(backup.file);
            removed.push_back(backup.file);
        }
    return removed;
}

}  // namespace tiers::upkeep
