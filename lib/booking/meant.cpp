#include <tiers/error.h>
#include <tiers/find_free.h>
#include <algorithm>
#include <set>

#include "base/text.h"
#include "booking/finding.h"

namespace tiers::booking {

namespace {

constexpr std::string_view any = "any:";

using Resources = std::vector<catalogue::Resource>;

Resources live_of(const Store& store, const std::string& place) {
    Resources found;
    const auto places = place.empty() ? catalogue::applied(store).places
                                      : std::vector<catalogue::Place>{catalogue::find_place(store, place)};
    for (const auto& one : places)
        for (const auto& resource : one.resources)
            if (!resource.retired) found.push_back(resource);
    return found;
}

std::string nearest_of(std::string_view typed, const std::set<std::string>& known) {
    const std::vector<std::string> words(known.begin(), known.end());
    const auto near = did_you_mean(typed, words);
    return near.empty() && !words.empty() ? say("there are {}", join(words, ", ")) : near;
}

Resources of_kind(const Resources& all, std::string_view kind) {
    Resources found;
    std::set<std::string> kinds;
    for (const auto& one : all) {
        kinds.insert(one.kind);
        if (one.kind == kind) found.push_back(one);
    }
    if (found.empty()) throw NotFound("no_kind", say("no resource of kind '{}'", kind), nearest_of(kind, kinds));
    return found;
}

catalogue::Resource named(const Store& store, const std::string& id, const std::string& place) {
    auto found = catalogue::find_resource(store, id);
    if (!place.empty() && found.place != place)
        throw NotFound("no_resource", say("no resource '{}' in '{}'", id, place), say("it is in '{}'", found.place));
    return found;
}

void check_equipment(const Resources& all, const std::vector<std::string>& wanted) {
    std::set<std::string> known;
    for (const auto& one : all) known.insert(one.equipment.begin(), one.equipment.end());
    for (const auto& word : wanted)
        if (!known.contains(word))
            throw NotFound("no_equipment", say("no resource has '{}'", word), nearest_of(word, known));
}

}  // namespace

bool asks_any(std::string_view word) {
    return word.starts_with(any);
}

std::vector<catalogue::Resource> meant(const Store& store, const Wanted& wanted) {
    const auto& words = wanted.resources;
    if (!wanted.equipment.empty()) check_equipment(live_of(store, {}), wanted.equipment);
    if (words.empty()) return live_of(store, wanted.place);
    const auto all = std::any_of(words.begin(), words.end(), asks_any) ? live_of(store, wanted.place) : Resources();
    Resources found;
    const auto add = [&](const catalogue::Resource& one) {
        const auto same = [&](const catalogue::Resource& other) { return other.row == one.row; };
        if (std::none_of(found.begin(), found.end(), same)) found.push_back(one);
    };
    for (const auto& word : words) {
        if (asks_any(word))
            for (const auto& one : of_kind(all, std::string_view(word).substr(any.size()))) add(one);
        else
            add(named(store, word, wanted.place));
    }
    return found;
}

int holds(const catalogue::Resource& resource, Day day) {
    return resource.seats.on(day).value_or(0);
}

std::vector<std::string> missing_equipment(const catalogue::Resource& resource,
                                           const std::vector<std::string>& wanted) {
    std::vector<std::string> missing;
    for (const auto& word : wanted)
        if (std::find(resource.equipment.begin(), resource.equipment.end(), word) == resource.equipment.end())
            missing.push_back(word);
    return missing;
}

}  // namespace tiers::booking
