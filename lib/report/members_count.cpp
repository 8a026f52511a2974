#include "report/members_count.h"

#include <tiers/catalogue.h>
#include <algorithm>
#include <set>

#include "report/declared_rows.h"
#include "report/heading.h"
#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

struct PlanDays {
    std::string plan;
    DaySpan days;
    std::vector<DaySpan> pauses;
};

std::set<std::string> customer_categories(const Store& store) {
    std::set<std::string> found;
    for (const auto& [id, said] : declared_rows(store, "category"))
        if (said.text("relation") == "customer") found.insert(id);
    return found;
}

/// Both days included; without a last one it goes on.
DaySpan from_to(Day first, const std::optional<Day>& last) {
    return {first, last ? *last + one_day : Day::max()};
}

/// Stretches that touch become one.
std::vector<DaySpan> joined_up(std::vector<DaySpan> spans) {
    std::sort(spans.begin(), spans.end());
    std::vector<DaySpan> found;
    for (const auto& span : spans)
        if (!found.empty() && span.start <= found.back().end)
            found.back().end = std::max(found.back().end, span.end);
        else
            found.push_back(span);
    return found;
}

/// What lies before a day; what goes on from there is not known to end.
std::vector<DaySpan> known_before(std::vector<DaySpan> spans, Day until) {
    std::erase_if(spans, [&](const DaySpan& span) { return span.start >= until; });
    for (auto& span : spans)
        if (span.end > until) span.end = Day::max();
    return spans;
}

/// The days of `spans` that lie in none of `others`; both in order and disjoint.
std::vector<DaySpan> without(const std::vector<DaySpan>& spans, const std::vector<DaySpan>& others) {
    std::vector<DaySpan> left;
    for (auto span : spans) {
        for (const auto& other : others) {
            if (!span.overlaps(other)) continue;
            if (span.start < other.start) left.push_back({span.start, other.start});
            span.start = std::min(span.end, other.end);
        }
        if (!span.empty()) left.push_back(span);
    }
    return left;
}

class MembersCounting {
public:
    MembersCounting(const Store& store, const Query& query)
        : store_(store), query_(query), zone_(catalogue::zone_of(store, query.place)) {}

    MembersCounted run() {
        const auto today = zone_.day(store_.now());
        read_subscriptions();
        auto members = read_members(today + one_day);
        std::optional<Day> first;
        for (const auto& one : members) first = std::min(first.value_or(Day::max()), one.spells.front().start);
        const auto days = days_of(store_, query_.period, zone_, first);
        const auto until = std::min(days.end, today + one_day);
        MembersCounted counted{days, until, Buckets(query_.by, days), {}, std::move(members), {}};
        counted.spans = spans_of(counted.buckets, days);
        add_moves({days.start, until}, counted.moves);
        return counted;
    }

private:
    void read_subscriptions() {
        std::int64_t last = 0;
        for (auto row = store_.db().prepare(sql::report::members_subscriptions); row.step();) {
            auto& plans = plans_[row.integer(0)];
            if (plans.empty() || row.integer(1) != last)
                plans.push_back({row.text(2), from_to(row.day(3), row.optional<Day>(4)), {}});
            last = row.integer(1);
            if (!row.null(5)) plans.back().pauses.push_back(from_to(row.day(5), row.optional<Day>(6)));
        }
    }

    std::vector<MemberSpells> read_members(Day until) const {
        std::vector<MemberSpells> members;
        const auto customers = customer_categories(store_);
        for (auto row = store_.db().prepare(sql::report::members_people); row.step();) {
            MemberSpells one{row.integer(0), row.integer(1) != 0, false, row.text(2), row.text(3), row.text(4), {}, {}};
            const auto joined = row.optional<Day>(5),
                       left = row.optional<Day>(6);  // on that day they are none any more
            if (const auto found = plans_.find(one.member); found != plans_.end())
                add_spells(found->second, left, one);
            else if (joined && left != joined && !customers.contains(one.category))
                one.spells.push_back({*joined, left.value_or(Day::max())});
            one.spells = known_before(std::move(one.spells), until);
            if (!one.spells.empty()) members.push_back(std::move(one));
        }
        return members;
    }

    /// Whoever left has no subscription that goes on.
    static void add_spells(const std::vector<PlanDays>& plans, const std::optional<Day>& left, MemberSpells& one) {
        std::vector<DaySpan> spans, active;
        for (const auto& plan : plans) {
            auto days = plan.days;
            if (left) days.end = std::min(days.end, *left);
            if (days.empty()) continue;
            spans.push_back(days);
            for (const auto& span : without({days}, joined_up(plan.pauses))) active.push_back(span);
        }
        one.subscribed = true;
        one.spells = joined_up(std::move(spans));
        one.paused = without(one.spells, joined_up(std::move(active)));
    }

    /// From a plan that ends to one that begins on the day after, and that was not had before.
    void add_moves(const DaySpan& days, std::vector<PlanMove>& moves) const {
        for (const auto& [member, plans] : plans_)
            for (const auto& next : plans) {
                if (!days.contains(next.days.start)) continue;
                const auto ends = [&](const PlanDays& one) { return one.days.end == next.days.start; };
                const auto went_on = std::any_of(plans.begin(), plans.end(), [&](const PlanDays& one) {
                    return one.plan == next.plan && ends(one);
                });
                for (const auto& before : plans)
                    if (!went_on && ends(before) && !begins_on(plans, before.plan, next.days.start))
                        moves.push_back({member, before.plan, next.plan});
            }
    }

    static bool begins_on(const std::vector<PlanDays>& plans, const std::string& plan, Day day) {
        return std::any_of(plans.begin(), plans.end(),
                           [&](const PlanDays& one) { return one.plan == plan && one.days.start == day; });
    }

    const Store& store_;
    const Query& query_;
    Zone zone_;
    std::map<std::int64_t, std::vector<PlanDays>> plans_;
};

/// One that reaches into some days; that its member is one of their people is not counted.
void count_spell(const MemberSpells& one, const DaySpan& spell, const DaySpan& days, MemberFigures& figures) {
    const auto from_before = spell.start<days.start, goes_on = spell.end> days.end;
    const auto first = &spell == &one.spells.front();
    figures.start += from_before;
    figures.joins += !from_before && first;
    figures.returns += !from_before && !first;
    figures.leaves += !goes_on;
    figures.left_of_start += from_before && !goes_on;
    figures.end += goes_on;
    figures.organisations += goes_on && one.organisation;
    figures.paused += goes_on && std::any_of(one.paused.begin(), one.paused.end(),
                                             [&](const DaySpan& pause) { return pause.contains(days.end - one_day); });
}

}  // namespace

bool MemberSpells::on(Day day) const {
    return std::any_of(spells.begin(), spells.end(), [&](const DaySpan& span) { return span.contains(day); });
}

bool MemberSpells::within(const DaySpan& days) const {
    return !days.empty() &&
           std::any_of(spells.begin(), spells.end(), [&](const DaySpan& span) { return span.overlaps(days); });
}

std::optional<double> MemberFigures::churn_start_cohort() const {
    return start > 0 ? std::optional(static_cast<double>(left_of_start) / static_cast<double>(start)) : std::nullopt;
}

std::optional<double> MemberFigures::churn_stripe() const {
    const auto base = stripe_base();
    return base > 0 ? std::optional(static_cast<double>(leaves) / static_cast<double>(base)) : std::nullopt;
}

MemberFigures figures_of(const std::vector<const MemberSpells*>& members, const DaySpan& days) {
    return figures_of_each(members, {days}).front();
}

std::vector<MemberFigures> figures_of_each(const std::vector<const MemberSpells*>& members,
                                           const std::vector<DaySpan>& spans) {
    std::vector<MemberFigures> found(spans.size());
    for (const auto* one : members) {
        std::size_t next = 0;  // the first of those in which the member is not yet one of the people
        for (const auto& spell : one->spells) {
            const auto over = [&](const DaySpan& days) { return days.end <= spell.start; };
            auto i = static_cast<std::size_t>(std::partition_point(spans.begin(), spans.end(), over) - spans.begin());
            for (; i < spans.size() && spans[i].start < spell.end; ++i) {
                if (spans[i].empty()) continue;
                count_spell(*one, spell, spans[i], found[i]);
                found[i].people += i >= next;
                next = i + 1;
            }
        }
    }
    return found;
}

std::int64_t Survival::at_risk(std::int64_t days) const {
    return lasted.end() - std::lower_bound(lasted.begin(), lasted.end(), days);
}

std::optional<double> Survival::after(std::int64_t days) const {
    if (days > observed()) return std::nullopt;
    double stays = 1;
    for (const auto& step : steps)
        if (step.day <= days) stays = step.stays;
    return stays;
}

Survival survival_of(const std::vector<const MemberSpells*>& members, Day until) {
    Survival found;
    std::vector<std::pair<std::int64_t, bool>> lasted;  // days, and whether they left
    for (const auto* one : members) {
        const auto& first = one->spells.front();
        if (first.start >= until) continue;
        const auto left = first.end <= until;
        lasted.emplace_back((std::min(first.end, until) - first.start).count(), left);
        ++(left ? found.left : found.censored);
    }
    std::sort(lasted.begin(), lasted.end());
    found.joined = static_cast<std::int64_t>(lasted.size());
    for (const auto& [day, left] : lasted) found.lasted.push_back(day);
    double stays = 1;
    for (std::size_t i = 0; i < lasted.size();) {
        const auto day = lasted[i].first;
        const auto at_risk = static_cast<std::int64_t>(lasted.size() - i);
        std::int64_t left = 0;
        for (; i < lasted.size() && lasted[i].first == day; ++i) left += lasted[i].second;
        if (left == 0) continue;
        stays *= 1 - static_cast<double>(left) / static_cast<double>(at_risk);
        found.steps.push_back({day, at_risk, left, stays});
    }
    return found;
}

MembersCounted count_members(const Store& store, const Query& query) {
    return MembersCounting(store, query).run();
}

Diversity diversity_of(const std::map<std::string, std::int64_t>& counts) {
    Diversity found;
    double same = 0;
    for (const auto& [word, count] : counts) {
        found.said += count;
        ++found.kinds;
        same += static_cast<double>(count) * static_cast<double>(count - 1);
    }
    if (found.said < 2) return found;
    const auto pairs = static_cast<double>(found.said) * static_cast<double>(found.said - 1);
    found.simpson = 1 - same / pairs;
    if (same > 0) found.effective = pairs / same;
    return found;
}

std::map<std::string, std::int64_t> skills_of(const Store& store, const std::vector<MemberSpells>& members, Day day) {
    std::set<std::int64_t> there;
    for (const auto& one : members)
        if (one.on(day)) there.insert(one.member);
    std::map<std::string, std::int64_t> counts;
    for (auto row = store.db().prepare("select member_id, folded from tag where kind = 'offers' and ceased is null");
         row.step();)
        if (there.contains(row.integer(0))) ++counts[row.text(1)];
    return counts;
}

}  // namespace tiers::report
