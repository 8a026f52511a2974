#include <tiers/calc.h>

#include <tiers/error.h>
#include <tiers/limits.h>
#include <tiers/time.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "time/opening_hours.h"
#include "time/recurrence.h"

namespace tiers::calc {

namespace {

using CalcJson = nlohmann::ordered_json;

constexpr std::size_t most_instances = 100'000;

CalcJson parsed(std::string_view text) {
    if (text.size() > limits::line_bytes) throw BadInput("line_too_long", tr("longer than 1 MiB"));
    const auto shallow = [](int depth, CalcJson::parse_event_t, const CalcJson&) {
        if (depth >= limits::json_depth)
            throw BadInput("too_deep", say("nested more than {} deep", limits::json_depth));
        return true;
    };
    auto row = CalcJson::parse(text, shallow, false);
    if (!row.is_object()) throw BadInput("bad_json", tr("not a JSON object"));
    return row;
}

std::string dumped(const CalcJson& row) {
    return row.dump(-1, ' ', false, CalcJson::error_handler_t::replace);
}

std::string text_of(const CalcJson& row, const char* name, const std::string& fallback = {}) {
    const auto found = row.find(name);
    if (found == row.end() || found->is_null()) return fallback;
    if (!found->is_string()) throw BadInput("bad_field", say("'{}' is not text", name));
    return found->get<std::string>();
}

std::vector<std::string> texts_of(const CalcJson& row, const char* name) {
    const auto found = row.find(name);
    if (found == row.end() || found->is_null()) return {};
    if (found->is_string()) return {found->get<std::string>()};
    std::vector<std::string> texts;
    for (const auto& item : *found) {
        if (!item.is_string()) throw BadInput("bad_field", say("'{}' is not text", name));
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

/// Runs a row and answers its error as a row.
template <class Answer>
std::string answered(std::string_view text, Answer answer) {
    const auto row = parsed(text);
    auto result = CalcJson::object();
    if (row.contains("id")) result["id"] = row["id"];
    try {
        answer(row, result);
    } catch (const Error& error) {
        result["error"] = error.what();
    }
    return dumped(result);
}

int digits(std::string_view text, std::size_t from, std::size_t count) {
    const auto value = text.size() >= from + count ? whole_number(text.substr(from, count)) : std::nullopt;
    if (!value || text[from] == '-') throw BadInput("bad_time", say("'{}' is not a time", text));
    return static_cast<int>(*value);
}

/// 19970902T090000, 19970902, with or without Z, and the forms with hyphens and colons.
WallTime basic_time(std::string_view given) {
    std::string text;
    for (const auto c : given)
        if (c != '-' && c != ':' && c != 'Z') text += c;
    const auto date = std::chrono::year(digits(text, 0, 4)) / digits(text, 4, 2) / digits(text, 6, 2);
    const auto timed = text.size() > 8;
    if (!date.ok() || (text.size() != 8 && text.size() != 13 && text.size() != 15) || (timed && text[8] != 'T'))
        throw BadInput("bad_time", say("'{}' is not a time", given));
    WallTime wall{std::chrono::local_days(date)};
    if (timed) wall += std::chrono::hours(digits(text, 9, 2)) + Minutes(digits(text, 11, 2));
    if (text.size() == 15) wall += Seconds(digits(text, 13, 2));
    return wall;
}

std::string basic_text(WallTime wall, bool date_only) {
    std::string text;
    auto iso_text = iso(wall);
    if (iso_text.size() == 16) iso_text += ":00";
    for (const auto c : iso_text)
        if (c != '-' && c != ':') text += c;
    return date_only ? text.substr(0, 8) : text;
}

/// A zone is its first word: "Europe/Berlin (same rules as Europe/Paris)".
Zone zone_of(const std::string& text) {
    return Zone::named(text.substr(0, text.find(' ')));
}

std::set<WallTime> instances(const std::vector<std::string>& rules, WallTime start, std::size_t limit,
                             const std::optional<Zone>& zone) {
    std::set<WallTime> all;
    for (const auto& text : rules) {
        const auto rule = zone ? Recurrence::parse(text).in(*zone) : Recurrence::parse(text);
        const auto found = rule.expand(start, limit);
        all.insert(found.begin(), found.end());
    }
    return all;
}

std::string utc_text(Instant instant) {
    return basic_text(WallTime(instant.time_since_epoch()), false) + "Z";
}

}  // namespace

std::string json(const Row& row) {
    auto object = CalcJson::object();
    for (const auto& [name, text] : row) {
        if (text.empty()) continue;
        if (const auto number = whole_number(text); number && name == "limit")
            object[name] = *number;
        else
            object[name] = text;
    }
    return dumped(object);
}

std::string checked(std::string answer) {
    const auto row = parsed(answer);
    if (row.contains("error")) throw BadInput("bad_expression", text_of(row, "error"));
    return answer;
}

std::string recur_row(std::string_view json) {
    return answered(json, [](const CalcJson& row, CalcJson& result) {
        const auto dtstart = text_of(row, "dtstart");
        const auto start = basic_time(dtstart);
        const auto tzid = text_of(row, "tzid");
        const auto zone = tzid.empty() ? std::nullopt : std::optional(zone_of(tzid));
        const auto limit = row.contains("limit") && row["limit"].is_number_integer()
                               ? std::max<std::int64_t>(0, row["limit"].get<std::int64_t>())
                               : static_cast<std::int64_t>(most_instances);
        const auto excluded_rules = texts_of(row, "exrule");
        const auto excluded_times = texts_of(row, "exdate");
        // What is taken away afterwards must not use up the limit.
        const auto enough =
            excluded_rules.empty() && excluded_times.empty() ? static_cast<std::size_t>(limit) : most_instances;
        auto all = instances(texts_of(row, "rrule"), start, std::min(enough, most_instances), zone);
        for (const auto& text : texts_of(row, "rdate")) all.insert(basic_time(text));
        for (const auto& wall : instances(excluded_rules, start, most_instances, zone)) all.erase(wall);
        for (const auto& text : excluded_times) all.erase(basic_time(text));
        auto local = CalcJson::array(), utc = CalcJson::array();
        for (const auto wall : all) {
            if (static_cast<std::int64_t>(local.size()) == limit) break;
            local.push_back(basic_text(wall, dtstart.size() == 8) + (dtstart.ends_with("Z") ? "Z" : ""));
            if (zone) utc.push_back(utc_text(zone->instant(wall)));
        }
        result["local"] = std::move(local);
        if (zone) result["utc"] = std::move(utc);
    });
}

std::string hours_row(std::string_view json) {
    return answered(json, [](const CalcJson& row, CalcJson& result) {
        const auto hours = OpeningHours::parse(text_of(row, "value"));
        const auto place = row.find("place");
        if (place != row.end() && place->is_object() && hours.uses_holidays() && text_of(*place, "country") != "fr")
            throw BadInput("foreign_holidays", tr("public holidays are known for France alone"));
        const auto named = text_of(row, "holidays");
        if (hours.uses_holidays() && named.empty())
            throw BadInput("no_holidays", tr("the hours name public holidays, and none are given"),
                           "FR, FR-57, FR-67, FR-68, none");
        const auto holidays = named.empty() ? Holidays::none() : Holidays::named(named);
        const WallSpan within{basic_time(text_of(row, "from")), basic_time(text_of(row, "to"))};
        const DaySpan days{std::chrono::floor<std::chrono::days>(within.start),
                           std::chrono::floor<std::chrono::days>(within.end) + std::chrono::days(1)};
        auto intervals = CalcJson::array();
        for (const auto& span : hours.open(days, holidays)) {
            const WallSpan clipped{std::max(span.start, within.start), std::min(span.end, within.end)};
            if (!clipped.empty()) intervals.push_back({iso(clipped.start), iso(clipped.end)});
        }
        result["intervals"] = std::move(intervals);
    });
}

std::string time_row(std::string_view json) {
    return answered(json, [](const CalcJson& row, CalcJson& result) {
        const auto zone = zone_of(text_of(row, "zone"));
        const auto reading = zone.read(basic_time(text_of(row, "local")));
        constexpr const char* kinds[] = {"normal", "skipped", "repeated"};
        result["kind"] = kinds[static_cast<int>(reading.kind)];
        result["utc"] = CalcJson::array({rfc3339(reading.first, Seconds(0))});
        if (reading.kind != Zone::Reading::Kind::normal) result["utc"].push_back(rfc3339(reading.second, Seconds(0)));
    });
}

std::string period_row(std::string_view json) {
    return answered(json, [](const CalcJson& row, CalcJson& result) {
        const auto period = parse_period(text_of(row, "period"), parse_day(text_of(row, "today")));
        result["from"] = period.from ? CalcJson(iso(*period.from)) : CalcJson(nullptr);
        result["to_exclusive"] = period.to ? CalcJson(iso(*period.to)) : CalcJson(nullptr);
    });
}

}  // namespace tiers::calc
