#include "report/parts.h"

#include <tiers/i18n.h>
#include <tiers/words.h>
#include <algorithm>
#include <array>
#include <tuple>

#include "base/shares.h"

namespace tiers::report {

namespace {

constexpr std::array<std::int64_t Measure::*, 3> three_counts = {&Measure::participations, &Measure::people,
                                                                 &Measure::registrations};

int rank_of(const Part& part) {
    int rank = 0;
    for (const auto* last : {elsewhere, merged, not_given}) {
        ++rank;
        if (part.code == last) return rank;
    }
    return 0;
}

bool comes_before(const Part& one, const Part& other) {
    const auto key = [](const Part& part) {
        return std::tuple(rank_of(part), -part.measure.participations, -part.measure.people,
                          -part.measure.registrations);
    };
    return std::pair(key(one), one.name) < std::pair(key(other), other.name);
}

bool is_small(const Measure& measure, std::int64_t min_cell) {
    const auto few = [&](auto count) { return measure.*count > 0 && measure.*count < min_cell; };
    return few(&Measure::registered) || std::any_of(three_counts.begin(), three_counts.end(), few);
}

/// The smallest of those that have a name, else who gave no answer.
std::vector<Part>::iterator next_smallest(std::vector<Part>& parts) {
    return std::min_element(parts.begin(), parts.end(), [](const Part& one, const Part& other) {
        const auto key = [](const Part& part) {
            return std::pair(part.code == not_given, part.measure.participations);
        };
        return key(one) < key(other);
    });
}

void put_into(Part& together, std::vector<Part>::iterator part, std::vector<Part>& parts) {
    together.measure += part->measure;
    together.groups.insert(together.groups.end(), part->groups.begin(), part->groups.end());
    parts.erase(part);
}

std::int64_t sum_of(const std::vector<Part>& parts, std::int64_t Measure::*count) {
    std::int64_t sum = 0;
    for (const auto& part : parts) sum += part.measure.*count;
    return sum;
}

}  // namespace

std::vector<Part> parts_of(const std::map<std::string, Measure>& measures,
                           const std::function<std::string(const std::string&)>& name_of) {
    std::vector<Part> parts;
    for (const auto& [code, measure] : measures) {
        parts.push_back({code.empty() ? not_given : code, {}, measure, {code}});
        auto& part = parts.back();
        part.name = rank_of(part) > 0 ? part.code : name_of(code);
    }
    std::sort(parts.begin(), parts.end(), comes_before);
    return parts;
}

std::vector<Part> without_small(std::vector<Part> parts, std::int64_t min_cell) {
    Part together{merged, merged, {}};
    const auto take = [&](std::vector<Part>::iterator part) { put_into(together, part, parts); };
    const auto small = [&](const Part& part) { return part.code != not_given && is_small(part.measure, min_cell); };
    for (auto found = std::find_if(parts.begin(), parts.end(), small); found != parts.end();
         found = std::find_if(parts.begin(), parts.end(), small))
        take(found);
    while (!parts.empty() && is_small(together.measure, min_cell)) take(next_smallest(parts));
    if (!(together.measure == Measure{})) parts.push_back(std::move(together));
    std::sort(parts.begin(), parts.end(), comes_before);
    return parts;
}

bool put_smallest_together(std::vector<Part>& parts) {
    if (parts.size() < 2) return false;
    Part together{merged, merged, {}};
    const auto already = std::find_if(parts.begin(), parts.end(), [](const Part& part) { return part.code == merged; });
    if (already != parts.end()) put_into(together, already, parts);
    put_into(together, next_smallest(parts), parts);
    parts.push_back(std::move(together));
    std::sort(parts.begin(), parts.end(), comes_before);
    return true;
}

std::vector<std::optional<double>> shares_of(const std::vector<Part>& parts, std::int64_t Measure::*count) {
    std::vector<std::int64_t> counts;
    for (const auto& part : parts) counts.push_back(part.measure.*count);
    std::vector<std::optional<double>> shares;
    for (const auto percent : whole_percents(counts))
        shares.push_back(sum_of(parts, count) == 0 ? std::nullopt : std::optional(static_cast<double>(percent) / 100));
    return shares;
}

std::string label_of(const Part& part) {
    return rank_of(part) > 0 ? tr(part.code.c_str()) : part.name;
}

Table table_of_parts(const std::string& title, const char* name, const std::string& heading,
                     const std::vector<Part>& parts) {
    const auto named = std::none_of(parts.begin(), parts.end(), [](const Part& part) { return rank_of(part) > 0; });
    const auto base = [&](std::int64_t Measure::*count) { return say("of {}", sum_of(parts, count)); };
    Table table{.title = title,
                .columns = {{"code", tr("Code"), Kind::code, "", false, machine_only},
                            {"name", heading, Kind::text},
                            {"apart", tr("Apart"), Kind::word, "", false, named},
                            {"participations", tr("Participations"), Kind::count},
                            {"participations_share", base(&Measure::participations), Kind::ratio, "", true},
                            {"people", tr("Participants"), Kind::count},
                            {"people_share", base(&Measure::people), Kind::ratio},
                            {"registrations", tr("Registrations"), Kind::count},
                            {"registrations_share", base(&Measure::registrations), Kind::ratio}},
                .name = name};
    for (const auto& part : parts)
        table.rows.push_back(rank_of(part) > 0 ? Row{part.code, Value(), part.code}
                                               : Row{part.code, part.name, Value()});
    for (const auto count : three_counts) {
        const auto shares = shares_of(parts, count);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            table.rows[i].emplace_back(parts[i].measure.*count);
            table.rows[i].push_back(cell(shares[i]));
        }
    }
    return table;
}

Series series_of_parts(const std::string& title, const std::vector<Part>& parts) {
    Series series;
    series.title = title;
    for (const auto& part : parts) series.labels.push_back(label_of(part));
    series.values = shares_of(parts, &Measure::participations);
    return series;
}

}  // namespace tiers::report
