#include <algorithm>
#include <tiers/catalogue.h>

#include "base/text.h"
#include "catalogue/facts.h"
#include "catalogue/settle.h"

namespace tiers::catalogue {

namespace {

using Changes = std::vector<Change>;

/// One step of a value by date that is new or other than before.
std::string step_sentence(const char* key, const Dated<std::string>& was, Day since, const std::string& value) {
    const auto before = was.on(since);
    if (since == always && !before) return say("{} is '{}'", key, value);
    if (since == always) return say("{} becomes '{}' (was '{}')", key, value, *before);
    if (!before) return say("{} is '{}' from {}", key, value, iso(since));
    return say("{} becomes '{}' from {} (was '{}')", key, value, iso(since), *before);
}

void compare(const std::string& where, const Fact& was, const Fact& now, Changes& changes) {
    if (was == now) return;
    const auto& before = was.value.steps;
    if (now.value.steps.empty()) {
        changes.push_back({where, say("{} is no longer set", now.key)});
        return;
    }
    const auto told = changes.size();
    for (const auto& step : now.value.steps)
        if (std::find(before.begin(), before.end(), step) == before.end())
            changes.push_back({where, step_sentence(now.key, was.value, step.since, step.value)});
    for (const auto& step : before) {
        const auto again = std::any_of(now.value.steps.begin(), now.value.steps.end(), [&](const auto& s) { return s.since == step.since; });
        if (!again && (step.since != always || told == changes.size()))
            changes.push_back({where, say("{} no longer becomes '{}' from {}", now.key, step.value, iso(step.since))});
    }
}

void compare(const std::string& where, const std::vector<Fact>& was, const std::vector<Fact>& now, Changes& changes) {
    for (std::size_t i = 0; i < now.size(); ++i) compare(where, was[i], now[i], changes);
}

std::string days_of(const Closure& closure) {
    return closure.first == closure.last ? iso(closure.first) : say("{} to {}", iso(closure.first), iso(closure.last));
}

void compare_closures(const std::string& where, const Place& was, const Place& now, Changes& changes) {
    const auto missing = [](const Closure& closure, const std::vector<Closure>& list) {
        return std::find(list.begin(), list.end(), closure) == list.end();
    };
    for (const auto& closure : now.closures)
        if (missing(closure, was.closures)) changes.push_back({where, say("closed {} ({})", days_of(closure), closure.reason)});
    for (const auto& closure : was.closures)
        if (missing(closure, now.closures)) changes.push_back({where, say("no longer closed {} ({})", days_of(closure), closure.reason)});
}

void compare_resource(const Catalogue& was, const Resource& now, Changes& changes) {
    const auto where = say("resource {}", now.id);
    const auto* before = was.resource(now.id);
    if (!before) {
        changes.push_back({where, say("is added in {}", now.place)});
        return;
    }
    if (before->retired) changes.push_back({where, tr("is back")});
    compare(where, facts(*before), facts(now), changes);
}

void compare_place(const Catalogue& was, const Place& now, Changes& changes) {
    const auto where = say("place {}", now.id);
    if (const auto* before = was.place(now.id)) {
        if (before->retired) changes.push_back({where, tr("is back")});
        compare(where, facts(*before), facts(now), changes);
        compare_closures(where, *before, now, changes);
    } else {
        changes.push_back({where, tr("is added")});
    }
    for (const auto& resource : now.resources) compare_resource(was, resource, changes);
}

void tell_retired(const Catalogue& was, const Catalogue& now, Changes& changes) {
    for (const auto& place : was.places) {
        for (const auto& resource : place.resources)
            if (!resource.retired && !now.resource(resource.id)) changes.push_back({say("resource {}", resource.id), tr("is retired")});
        if (!place.retired && !now.place(place.id)) changes.push_back({say("place {}", place.id), tr("is retired")});
    }
}

std::string label(const Declared& item) {
    if (item.id.empty()) return fmt::format("[{}]", item.kind);
    return item.since == always ? fmt::format("{} {}", item.kind, item.id)
                                : say("{} {}, version from {}", item.kind, item.id, iso(item.since));
}

const Declared* same(const std::vector<Declared>& list, const Declared& item) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& other) {
        return other.kind == item.kind && other.id == item.id && other.since == item.since;
    });
    return found == list.end() ? nullptr : &*found;
}

void compare_declared(const Catalogue& was, const Catalogue& now, Changes& changes) {
    for (const auto& item : now.declared) {
        const auto* before = same(was.declared, item);
        if (!before) changes.push_back({label(item), tr("is added")});
        else if (before->content != item.content) changes.push_back({label(item), tr("changes")});
    }
    for (const auto& item : was.declared)
        if (!same(now.declared, item)) changes.push_back({label(item), tr("is retired")});
}

}  // namespace

std::vector<Change> compare_catalogues(const Catalogue& was, const Catalogue& settled) {
    Changes changes;
    compare(tr("operator"), facts(was.operator_), facts(settled.operator_), changes);
    for (const auto& place : settled.places) compare_place(was, place, changes);
    tell_retired(was, settled, changes);
    compare_declared(was, settled, changes);
    return changes;
}

std::vector<Change> diff(const Catalogue& was, const Catalogue& wanted, Instant now) {
    return compare_catalogues(was, settle(was, wanted, now));
}

}  // namespace tiers::catalogue
