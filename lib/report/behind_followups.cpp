#include "report/behind_followups.h"

#include <fmt/format.h>

#include "followup/followup_store.h"
#include "member/term.h"
#include "report/behind_people.h"
#include "report/followup_count.h"

namespace tiers::report {

namespace {

/// Follow-ups at points of months and places.
class FollowupPoints {
public:
    FollowupPoints(const Store& store, const DaySpan& days, const std::string& by) : days_(days) {
        for (const auto& one : followup::select(store, {}, followup::ever)) places_[one.id] = one.place;
        Query query;
        query.period = {days.start, days.end, {}};
        query.by = by;
        counted_ = count_followups(store, query);
    }

    const FollowupsCounted& counted() const { return counted_; }
    const DaySpan& days() const { return days_; }

    void add(Point at, Day day, followup::Id followup) {
        if (!days_.contains(day)) return;
        at["month"] = month_text(day);
        at["place"] = places_[followup];
        behind_[at][followup] += 1;
    }
    Behind take() { return std::move(behind_); }

private:
    DaySpan days_;
    std::map<followup::Id, std::string> places_;
    FollowupsCounted counted_;
    Behind behind_;
};

void add_stays(const std::string& by, std::string_view what, FollowupPoints& points) {
    const auto months = months_of(points.days());
    for (const auto& [group, stays] : points.counted().groups)
        for (const auto& [followup, at] : stays) {
            if (what == "came") points.add({{by, group}}, at.start, followup);
            if (what == "left" && at.end != Day::max()) points.add({{by, group}}, at.end, followup);
            if (what != "there") continue;
            for (const auto& month : months)
                if (at.start < month.end && at.end >= month.end) points.add({{by, group}}, month.start, followup);
        }
}

void add_outcomes(FollowupPoints& points) {
    for (const auto& [what, events] : points.counted().events)
        for (const auto& [day, followup] : events.noted) points.add({{"what", what}}, day, followup);
}

void add_jobs(FollowupPoints& points) {
    for (const auto& fate : points.counted().fates)
        if (fate.jobs_known) points.add({}, *fate.jobs_known, fate.followup);
}

void add_still_there(FollowupPoints& points) {
    for (const auto& fate : points.counted().fates)
        for (const auto& [of, began] : {std::pair{"company", fate.created},
                                        std::pair<const char*, std::optional<Day>>{"installed", fate.installed}})
            for (const auto years : years_after) {
                if (!began) continue;
                const auto answer = answer_after(fate, *began, years);
                points.add(
                    {{"of", of}, {"years", std::to_string(years)}, {"answer", answer.empty() ? "unasked" : answer}},
                    member::months_after(*began, 12 * years), fate.followup);
            }
}

}  // namespace

std::string followup_measure(const std::string& by, const char* what) {
    return fmt::format("{}-{}", by, what);
}

Behind behind_followups(const Store& store, const std::string& measure, const DaySpan& days) {
    for (const auto* by : {"stage", "level", "kind"})
        for (const auto* what : {"there", "came", "left"})
            if (measure == followup_measure(by, what)) {
                FollowupPoints points(store, days, by);
                add_stays(by, what, points);
                return points.take();
            }
    using Add = void (*)(FollowupPoints&);
    for (const auto& [name, add] : {std::pair<const char*, Add>{measures::followup_outcomes, add_outcomes},
                                    {measures::followup_jobs, add_jobs},
                                    {measures::still_there, add_still_there}})
        if (measure == name) {
            FollowupPoints points(store, days, "kind");
            add(points);
            return points.take();
        }
    return {};
}

}  // namespace tiers::report
