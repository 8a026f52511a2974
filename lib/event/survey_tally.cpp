#include "event/survey_tally.h"

#include <fmt/format.h>
#include <tiers/words.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "base/shares.h"
#include "event/survey_cells.h"

namespace tiers::event {

namespace {

using Values = std::vector<std::string>;

/// What may be answered, and how a value that was answered is found among it.
struct Options {
    std::vector<SurveyCell> cells;  ///< without counts
    std::map<std::string, std::size_t> place;
    std::optional<std::size_t> other = {};
    void add(const char* what, const std::string& value, const std::string& label) {
        place.emplace(value, cells.size());
        cells.push_back({.what = what, .answer = value, .label = label});
    }
    std::optional<std::size_t> of(const std::string& value) const {
        const auto found = place.find(value);
        return found == place.end() ? other : std::optional(found->second);
    }
};

Values answered(const Response& response, const Question& question) {
    Values values;
    for (const auto& one : response.answers)
        if (one.question == question.id && !one.value.empty()) values.push_back(one.value);
    return values;
}

double number_in(const std::string& value) {
    return std::strtod(value.c_str(), nullptr);
}

bool counts_numbers(const Question& question) {
    return question.type == "number" || question.type == "scale";
}

Values all_values(const Question& question, const std::vector<const Response*>& of) {
    Values all;
    for (const auto* response : of) std::ranges::copy(answered(*response, question), std::back_inserter(all));
    return all;
}

/// 1, 2 or 5 times a power of ten, so that steps of it part a span in at most eight.
double step_over(double span) {
    const auto power = std::pow(10, std::floor(std::log10(span / 8)));
    for (const auto times : {1.0, 2.0, 5.0})
        if (times * power * 8 >= span) return times * power;
    return 10 * power;
}

/// Values where there are few of them, and else steps: a step holds its first value, and not the one it ends at.
void add_numbers(Options& options, const Values& values) {
    std::map<double, std::string> distinct;
    for (const auto& value : values) distinct.emplace(number_in(value), value);
    if (distinct.size() <= 8) {
        for (const auto& [number, value] : distinct) options.add(msgid("answer"), value, value);
        return;
    }
    const auto first = distinct.begin()->first;
    const auto step = step_over(distinct.rbegin()->first - first);
    const auto lowest = std::floor(first / step);
    const auto steps = static_cast<std::size_t>(std::floor(distinct.rbegin()->first / step) - lowest) + 1;
    for (std::size_t i = 0; i < steps; ++i) {
        const auto at = lowest + static_cast<double>(i);
        const auto name = fmt::format("{:.12g}–{:.12g}", at * step, (at + 1) * step);
        options.add(msgid("answer"), name, name);
    }
    for (const auto& [number, value] : distinct)
        options.place[value] = static_cast<std::size_t>(std::floor(number / step) - lowest);
}

void add_texts(Options& options, const Values& values) {
    std::map<std::string, std::int64_t> counted;
    for (const auto& value : values) ++counted[value];
    std::vector<std::pair<std::string, std::int64_t>> order(counted.begin(), counted.end());
    std::ranges::stable_sort(order, std::ranges::greater(), &std::pair<std::string, std::int64_t>::second);
    for (const auto& [value, count] : order) options.add(msgid("answer"), value, value);
}

void add_choices(Options& options, const Question& question, const Values& values) {
    for (const auto& choice : question.choices) options.add(msgid("answer"), choice.id, choice.label);
    if (std::ranges::all_of(values, [&](const std::string& value) { return options.place.contains(value); })) return;
    options.other = options.cells.size();
    options.cells.push_back({.what = msgid("other"), .answer = {}, .label = tr("other")});
}

Options options_of(const Question& question, const Values& values, bool texts) {
    Options options;
    if (question.type == "number")
        add_numbers(options, values);
    else if (question.type == "scale")
        for (std::int64_t i = 1; i <= question.highest; ++i)
            options.add(msgid("answer"), std::to_string(i), std::to_string(i));
    else if (question.type == "flag") {
        options.add(msgid("answer"), "true", tr("yes"));
        options.add(msgid("answer"), "false", tr("no"));
    } else if (question.type == "choice" || question.type == "choices")
        add_choices(options, question, values);
    else if (texts)
        add_texts(options, values);
    return options;
}

std::optional<double> median_of(std::vector<double> numbers) {
    if (numbers.empty()) return std::nullopt;
    std::ranges::sort(numbers);
    const auto half = numbers.size() / 2;
    return numbers.size() % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
}

/// A tally, and what each who answered chose of the options.
struct CountedGroup {
    SurveyTally tally;
    std::vector<std::set<std::size_t>> chosen = {};
};

CountedGroup counted(const Question& question, const Options& options, const SurveyGroup& group) {
    CountedGroup found{{.group = group.code, .label = group.label, .cells = options.cells}};
    std::vector<double> numbers;
    for (const auto* response : group.of) {
        const auto values = answered(*response, question);
        ++(values.empty() ? found.tally.unanswered : found.tally.answered);
        std::set<std::size_t> chosen;
        for (const auto& value : values) {
            if (const auto at = options.of(value)) chosen.insert(*at);
            if (counts_numbers(question)) numbers.push_back(number_in(value));
        }
        for (const auto at : chosen) ++found.tally.cells[at].count;
        found.chosen.push_back(std::move(chosen));
    }
    if (numbers.empty()) return found;
    found.tally.mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
    found.tally.median = median_of(numbers);
    return found;
}

Counts counts_of(const SurveyTally& tally) {
    Counts counts;
    for (const auto& one : tally.cells) counts.push_back(one.count);
    return counts;
}

void set_shares(SurveyTally& tally, bool several) {
    const auto whole = whole_percents(counts_of(tally));
    const auto people = static_cast<double>(std::max<std::int64_t>(1, tally.answered));
    for (std::size_t i = 0; i < tally.cells.size(); ++i) {
        auto& one = tally.cells[i];
        one.share = several ? std::round(static_cast<double>(one.count) / people * 100) / 100
                            : static_cast<double>(whole[i]) / 100;
    }
}

/// People who chose any of some options.
std::int64_t people_of(const CountedGroup& group, const std::set<std::size_t>& options) {
    return std::ranges::count_if(group.chosen, [&](const std::set<std::size_t>& chosen) {
        return std::ranges::any_of(chosen, [&](std::size_t at) { return options.contains(at); });
    });
}

void merge(CountedGroup& group, const std::set<std::size_t>& merged) {
    std::vector<SurveyCell> kept;
    for (std::size_t i = 0; i < group.tally.cells.size(); ++i)
        if (!merged.contains(i)) kept.push_back(std::move(group.tally.cells[i]));
    kept.push_back({msgid("merged"), {}, tr("several answers, merged"), people_of(group, merged), 0});
    group.tally.cells = std::move(kept);
}

/// Means of all groups or of none: one alone could be reckoned from those of the others.
void hide_means(std::vector<CountedGroup>& groups, std::int64_t least) {
    const auto few = [&](const CountedGroup& one) { return one.tally.answered > 0 && one.tally.answered < least; };
    const auto all = few(groups.front()), any = std::any_of(groups.begin(), groups.end(), few);
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (i == 0 ? all : any) groups[i].tally.mean = groups[i].tally.median = std::nullopt;
}

void merge_small(std::vector<CountedGroup>& groups, std::int64_t least) {
    std::vector<Counts> rows(groups.front().tally.cells.size());
    for (const auto& one : groups)
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i].push_back(one.tally.cells[i].count);
    const auto merged = merged_cells(rows, least, [&](const std::set<std::size_t>& some) {
        Counts people;
        for (const auto& one : groups) people.push_back(people_of(one, some));
        return people;
    });
    if (!merged.empty())
        for (auto& one : groups) merge(one, merged);
    hide_means(groups, least);
}

}  // namespace

SurveyResult tally(const Question& question, const std::vector<SurveyGroup>& groups,
                   std::optional<std::int64_t> least) {
    const auto options = options_of(question, all_values(question, groups.front().of), !least);
    std::vector<CountedGroup> all;
    for (const auto& group : groups) all.push_back(counted(question, options, group));
    if (least) merge_small(all, *least);
    SurveyResult result{question, {}};
    for (auto& one : all) {
        set_shares(one.tally, question.type == "choices");
        result.tallies.push_back(std::move(one.tally));
    }
    return result;
}

}  // namespace tiers::event
