#include "report/followup_count.h"

#include <algorithm>
#include <cmath>

#include "followup/followup_store.h"
#include "member/term.h"
#include "report/heading.h"
#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

using followup::Followup;
using followup::Move;

/// Follow-ups that are at something from one day to another; moves that keep it go on.
class StayBuilder {
public:
    void add(const std::string& what, followup::Id followup, const DaySpan& days) {
        if (days.empty()) return;
        auto& stays = stays_[what];
        if (!stays.empty() && stays.back().followup == followup && stays.back().days.end == days.start)
            stays.back().days.end = days.end;
        else
            stays.push_back({followup, days});
    }
    std::vector<StageStay> take(const std::string& what) {
        auto stays = std::move(stays_[what]);
        stays_.erase(what);
        return stays;
    }
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& [name, stays] : stays_) names.push_back(name);
        return names;
    }

private:
    std::map<std::string, std::vector<StageStay>> stays_;
};

class FollowupCounting {
public:
    FollowupCounting(const Store& store, const Query& query) : store_(store), query_(query) {
        const auto zone = catalogue::zone_of(store, query.place);
        const auto today = zone.day(store.now());
        for (auto& one : followup::select(store, {}, followup::ever))
            if (query.place.empty() || one.place == query.place)
                followups_.emplace(one.id, std::move(one));
            else if (one.place.empty())
                ++counted_.no_place;
        std::optional<Day> first;
        for (const auto& [id, one] : followups_) first = std::min(first.value_or(one.opened), one.opened);
        counted_.period = counted_.days = days_of(store, query.period, zone, first);
        counted_.days.end = std::clamp(today + one_day, counted_.days.start, counted_.days.end);
    }

    FollowupsCounted run() {
        std::map<followup::Id, FollowupFate> fates;
        read_moves(fates);
        read_outcomes(fates);
        for (auto& [id, fate] : fates) {
            fate.followup = id;
            counted_.fates.push_back(std::move(fate));
        }
        put_groups();
        return std::move(counted_);
    }

private:
    /// Of one day the last counts: those before it lasted no day.
    void read_moves(std::map<followup::Id, FollowupFate>& fates) {
        StayBuilder open;
        for (const auto& move : followup::select_moves(store_, {}, counted_.days.end - one_day)) {
            const auto of = followups_.find(move.followup);
            if (of == followups_.end()) continue;
            const DaySpan days{move.day, move.until.value_or(Day::max())};
            if (!move.ends) open.add({}, move.followup, days);
            if (!group(of->second, move).empty()) stays_.add(group(of->second, move), move.followup, days);
            if (days.empty() || move.exit.empty()) continue;
            if (counted_.days.contains(move.day)) counted_.events[move.exit].add(move.followup, move.day);
            if (move.exit == "ceased" && !move.until) fates[move.followup].ceased = move.day;
        }
        counted_.open = open.take({});
    }

    std::string group(const Followup& followup, const Move& move) const {
        if (query_.by == "stage") return move.stage;
        return move.ends ? std::string() : query_.by == "level" ? move.level : followup.kind;
    }

    void read_outcomes(std::map<followup::Id, FollowupFate>& fates) {
        auto row = store_.db().prepare(sql::report::followup_outcomes);
        for (row.bind(":until", counted_.days.end); row.step();) {
            if (!followups_.contains(row.integer(0))) continue;
            take(row.integer(0),
                 {.day = row.day(2),
                  .what = row.text(1),
                  .moment = row.text(3),
                  .answer = row.text(4),
                  .count = row.integer(5)},
                 fates[row.integer(0)]);
        }
    }

    struct Noted {
        Day day;
        std::string what, moment, answer;
        std::int64_t count;
    };

    void take(followup::Id id, const Noted& noted, FollowupFate& fate) {
        const auto count = [&](const std::string& what, std::int64_t many) {
            if (counted_.days.contains(noted.day)) counted_.events[what].add(id, noted.day, many);
        };
        if (noted.what == "company") {
            if (!fate.created) fate.created = noted.day;
            count(noted.what, 1);
        } else if (noted.what == "installed" && noted.answer == "yes") {
            fate.installed = noted.day;
            count(noted.what, 1);
            if (noted.count > 0) count("people", noted.count);
        } else if (noted.what == "still-there") {
            fate.answers[std::stoi(noted.moment)] = noted.answer;
        } else if (noted.what == "jobs") {
            take_jobs(noted, fate);
            if (noted.moment != "now") count("jobs-" + noted.moment, noted.count);
        }
    }

    /// Those of the exit are the last, whatever is noted of now.
    void take_jobs(const Noted& noted, FollowupFate& fate) {
        if (noted.moment == "entry")
            fate.jobs_at_entry = noted.count;
        else if (noted.moment == "exit" || !left_with_jobs_.contains(&fate))
            fate.jobs_last = noted.count;
        if (noted.moment == "exit") left_with_jobs_.insert(&fate);
        if (!fate.jobs_known && fate.jobs_at_entry && fate.jobs_last) fate.jobs_known = noted.day;
    }

    void put_groups() {
        if (query_.by == "stage")
            for (const auto& stage : followup::stages(store_))
                counted_.groups.emplace_back(stage.id, stays_.take(stage.id));
        for (const auto& name : stays_.names()) counted_.groups.emplace_back(name, stays_.take(name));
    }

    const Store& store_;
    const Query& query_;
    std::map<followup::Id, Followup> followups_;
    std::set<const FollowupFate*> left_with_jobs_;
    StayBuilder stays_;
    FollowupsCounted counted_;
};

}  // namespace

std::optional<std::int64_t> StageFigures::median() const {
    for (const auto& step : lasting.steps)
        if (step.stays <= 0.5) return step.day;
    return std::nullopt;
}

StageFigures figures_of(const std::vector<StageStay>& stays, const DaySpan& days) {
    StageFigures figures;
    std::set<followup::Id> reached;
    std::vector<MemberSpells> spells;
    for (const auto& [followup, at] : stays) {
        figures.at_start += at.start < days.start && at.end >= days.start;
        figures.entered += days.contains(at.start);
        figures.left += days.contains(at.end);
        figures.at_end += at.start < days.end && at.end >= days.end;
        if (at.start >= days.end) continue;
        reached.insert(followup);
        spells.push_back({.spells = {at}});
    }
    figures.reached = static_cast<std::int64_t>(reached.size());
    std::vector<const MemberSpells*> all;
    for (const auto& one : spells) all.push_back(&one);
    figures.lasting = survival_of(all, days.end);
    return figures;
}

std::optional<StillThere::Rate> StillThere::rate() const {
    if (known() < least_known) return std::nullopt;
    constexpr double z = 1.96;
    const auto all = static_cast<double>(known()), part = static_cast<double>(yes) / all;
    const auto middle = part + z * z / (2 * all);
    const auto half = z * std::sqrt(part * (1 - part) / all + z * z / (4 * all * all));
    const auto whole = 1 + z * z / all;
    return Rate{part, std::max(0.0, (middle - half) / whole), std::min(1.0, (middle + half) / whole)};
}

std::string answer_after(const FollowupFate& fate, Day began, int years) {
    std::string answer;
    for (const auto& [after, said] : fate.answers) {
        if (said == "yes" && after >= years) return said;
        if (said != "yes" && after <= years) answer = said == "no" || answer != "no" ? said : answer;
    }
    if (answer != "no" && fate.ceased && *fate.ceased < member::months_after(began, 12 * years)) return "no";
    return answer;
}

StillThere still_there(const std::vector<FollowupFate>& fates, std::optional<Day> FollowupFate::*began, int years,
                       Day until) {
    StillThere found;
    for (const auto& fate : fates) {
        const auto& day = fate.*began;
        if (!day || member::months_after(*day, 12 * years) >= until) continue;
        ++found.cohort;
        const auto answer = answer_after(fate, *day, years);
        ++(answer == "yes" ? found.yes : answer == "no" ? found.no : answer == "lost" ? found.lost : found.unasked);
    }
    return found;
}

FollowupsCounted count_followups(const Store& store, const Query& query) {
    return FollowupCounting(store, query).run();
}

}  // namespace tiers::report
