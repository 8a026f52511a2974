#include "followup/stages.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "store/database.h"

namespace tiers::followup {

namespace {

struct Declared {
    Stage stage;
    int order = 0;
    bool retired = false;
};

/// Stages or levels, as they stand in tiers.toml, and behind them those that left it.
std::vector<Declared> declared(const Store& store, std::string_view kind) {
    std::vector<Declared> found;
    auto row = store.db().prepare("select code, content, retired is not null from declared where kind = :kind");
    for (row.bind(":kind", kind); row.step();) {
        const auto said = stored_json(row.text(1));
        found.push_back({{row.text(0), said.text("name", row.text(0)), said.flag("ends")},
                         static_cast<int>(said.number("order")),
                         row.integer(2) != 0});
    }
    std::stable_sort(found.begin(), found.end(), [](const Declared& one, const Declared& other) {
        return std::pair(one.retired, one.order) < std::pair(other.retired, other.order);
    });
    return found;
}

std::vector<Stage> standing(const Store& store, std::string_view kind) {
    std::vector<Stage> found;
    for (auto& one : declared(store, kind))
        if (!one.retired) found.push_back(std::move(one.stage));
    return found;
}

std::string called(const std::vector<Stage>& known, std::string_view typed, const char* absent, const char* declare) {
    for (const auto& one : known)
        if (one.id == typed) return one.id;
    for (const auto& one : known)
        if (folded_equal(one.name, typed)) return one.id;
    std::vector<std::string> ids;
    for (const auto& one : known) ids.push_back(one.id);
    throw NotFound("unknown_stage", say(absent, typed),
                   known.empty() ? std::string(tr(declare)) : say("there are {}", join(ids, ", ")));
}

}  // namespace

std::vector<Stage> stages(const Store& store) {
    auto found = standing(store, "stage");
    if (!found.empty()) return found;
    for (const auto* id : {"orientation", "ideation", "incubation", "creation", "post-creation"})
        found.push_back({id, id});
    found.push_back({"exit", "exit", true});
    return found;
}

std::string stage_called(const Store& store, std::string_view typed) {
    return called(stages(store), typed, msgid("no stage '{}' is declared"), "");
}

std::string level_called(const Store& store, std::string_view typed) {
    return called(standing(store, "level"), typed, msgid("no level '{}' is declared"),
                  msgid("declare it in tiers.toml: [[level]]"));
}

std::set<std::string> ending_stages(const Store& store) {
    std::set<std::string> ends{"exit"};
    for (const auto& one : declared(store, "stage")) {
        if (one.stage.ends)
            ends.insert(one.stage.id);
        else
            ends.erase(one.stage.id);
    }
    return ends;
}

}  // namespace tiers::followup
