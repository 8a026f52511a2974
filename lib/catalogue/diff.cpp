#include <tiers/catalogue.h>
#include <algorithm>

#include "base/text.h"
#include "catalogue/facts.h"
#include "catalogue/settle.h"

namespace tiers::catalogue {

namespace {

/// Collects the changes of one thing.
class Told {
public:
    Told(std::string thing, std::string id, std::vector<Change>& changes)
        : thing_(std::move(thing)), id_(std::move(id)), changes_(&changes) {}

    void take(Change change) const {
        change.thing = thing_;
        change.id = id_;
        changes_->push_back(std::move(change));
    }
    void take(const char* what, std::string sentence) const {
        take(Change{.what = what, .sentence = std::move(sentence)});
    }

private:
    std::string thing_, id_;
    std::vector<Change>* changes_;
};

/// One step of a value by date that is new or other than before.
std::string step_sentence(const char* key, const std::optional<std::string>& before, Day since,
                          const std::string& value) {
    if (since == always && !before) return say("{} is '{}'", key, value);
    if (since == always) return say("{} becomes '{}' (was '{}')", key, value, *before);
    if (!before) return say("{} is '{}' from {}", key, value, iso(since));
    return say("{} becomes '{}' from {} (was '{}')", key, value, iso(since), *before);
}

std::optional<Day> dated(Day since) {
    return since == always ? std::nullopt : std::optional(since);
}

void compare_steps(const Told& told, const Fact& was, const Fact& now) {
    for (const auto& step : now.value.steps) {
        if (std::find(was.value.steps.begin(), was.value.steps.end(), step) != was.value.steps.end()) continue;
        const auto before = was.value.on(step.since);
        told.take({.what = "set",
                   .key = now.key,
                   .from = dated(step.since),
                   .was = before.value_or(""),
                   .value = step.value,
                   .sentence = step_sentence(now.key, before, step.since, step.value)});
    }
}

/// Steps that are gone; that a value without a date gets dates is told by those.
void compare_gone(const Told& told, const Fact& was, const Fact& now) {
    for (const auto& step : was.value.steps) {
        const auto again = std::any_of(now.value.steps.begin(), now.value.steps.end(),
                                       [&](const auto& other) { return other.since == step.since; });
        if (again || step.since == always) continue;
        told.take({.what = "unset",
                   .key = now.key,
                   .from = step.since,
                   .was = step.value,
                   .sentence = say("{} no longer becomes '{}' from {}", now.key, step.value, iso(step.since))});
    }
}

void compare(const Told& told, const Fact& was, const Fact& now) {
    if (was == now) return;
    if (now.value.steps.empty()) {
        told.take({.what = "unset",
                   .key = now.key,
                   .was = was.value.steps.back().value,
                   .sentence = say("{} is no longer set", now.key)});
        return;
    }
    compare_steps(told, was, now);
    compare_gone(told, was, now);
}

void compare(const Told& told, const std::vector<Fact>& was, const std::vector<Fact>& now) {
    for (std::size_t i = 0; i < now.size(); ++i) compare(told, was[i], now[i]);
}

std::string days_of(const Closure& closure) {
    return closure.first == closure.last ? iso(closure.first) : say("{} to {}", iso(closure.first), iso(closure.last));
}

void compare_closures(const Told& told, const std::vector<Closure>& was, const std::vector<Closure>& now,
                      const char* what, const char* sentence) {
    for (const auto& closure : now)
        if (std::find(was.begin(), was.end(), closure) == was.end())
            told.take({.what = what,
                       .key = "closures",
                       .from = closure.first,
                       .value = fmt::format("{}/{}", iso(closure.first), iso(closure.last)),
                       .sentence = say(sentence, days_of(closure), closure.reason)});
}

void compare_resource(const Catalogue& was, const Resource& now, std::vector<Change>& changes) {
    const Told told("resource", now.id, changes);
    const auto* before = was.resource(now.id);
    if (!before) {
        told.take("added", say("is added in {}", now.place));
        return;
    }
    if (before->retired) told.take("back", tr("is back"));
    compare(told, facts(*before), facts(now));
}

void compare_place(const Catalogue& was, const Place& now, std::vector<Change>& changes) {
    const Told told("place", now.id, changes);
    if (const auto* before = was.place(now.id)) {
        if (before->retired) told.take("back", tr("is back"));
        compare(told, facts(*before), facts(now));
        compare_closures(told, before->closures, now.closures, "closed", msgid("closed {} ({})"));
        compare_closures(told, now.closures, before->closures, "reopened", msgid("no longer closed {} ({})"));
    } else {
        told.take("added", tr("is added"));
    }
    for (const auto& resource : now.resources) compare_resource(was, resource, changes);
}

void tell_retired(const Catalogue& was, const Catalogue& now, std::vector<Change>& changes) {
    for (const auto& place : was.places) {
        for (const auto& resource : place.resources)
            if (!resource.retired && !now.resource(resource.id))
                Told("resource", resource.id, changes).take("retired", tr("is retired"));
        if (!place.retired && !now.place(place.id)) Told("place", place.id, changes).take("retired", tr("is retired"));
    }
}

const Declared* same(const std::vector<Declared>& list, const Declared& item) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& other) {
        return other.kind == item.kind && other.id == item.id && other.since == item.since;
    });
    return found == list.end() ? nullptr : &*found;
}

void tell_declared(const Declared& item, const char* what, const char* sentence, const char* of_a_version,
                   std::vector<Change>& changes) {
    Told(item.kind, item.id, changes)
        .take({.what = what,
               .from = dated(item.since),
               .sentence = item.since == always ? tr(sentence) : say(of_a_version, iso(item.since))});
}

void compare_declared(const Catalogue& was, const Catalogue& now, std::vector<Change>& changes) {
    for (const auto& item : now.declared) {
        const auto* before = same(was.declared, item);
        if (!before)
            tell_declared(item, "added", msgid("is added"), msgid("the version from {} is added"), changes);
        else if (before->content != item.content)
            tell_declared(item, "changed", msgid("changes"), msgid("the version from {} changes"), changes);
    }
    for (const auto& item : was.declared)
        if (!same(now.declared, item))
            tell_declared(item, "retired", msgid("is retired"), msgid("the version from {} is retired"), changes);
}

}  // namespace

std::vector<Change> compare_catalogues(const Catalogue& was, const Catalogue& settled) {
    std::vector<Change> changes;
    compare(Told("operator", "", changes), facts(was.operator_), facts(settled.operator_));
    for (const auto& place : settled.places) compare_place(was, place, changes);
    tell_retired(was, settled, changes);
    compare_declared(was, settled, changes);
    return changes;
}

std::vector<Change> diff(const Catalogue& was, const Catalogue& wanted, Instant now) {
    return compare_catalogues(was, settle(was, wanted, now));
}

}  // namespace tiers::catalogue
