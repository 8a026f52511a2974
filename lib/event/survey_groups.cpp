#include "event/survey_groups.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>
#include <map>

#include "base/json.h"
#include "event/survey_cells.h"

namespace tiers::event {

namespace {

/// What is declared of a kind, by id.
std::map<std::string, Json> declared_of(const Store& store, std::string_view kind) {
    std::map<std::string, Json> found;
    for (const auto& one : catalogue::applied(store).declared)
        if (one.kind == kind) found.emplace(one.id, stored_json(one.content));
    return found;
}

bool lists(const Json& said, std::string_view key, const std::string& code) {
    const auto all = said.texts(key);
    return !code.empty() && std::ranges::find(all, code) != all.end();
}

/// The zone a home is in; where several have it, the one that names it most closely, and of those the first by id.
std::string zone_of_home(const std::map<std::string, Json>& zones, const Response& response) {
    const std::pair<const char*, const std::string*> by_closeness[] = {
        {"communes", &response.commune}, {"epci", &response.epci}, {"departements", &response.department}};
    for (const auto& [key, code] : by_closeness)
        for (const auto& [id, said] : zones)
            if (lists(said, key, *code)) return id;
    return {};
}

class Axis {
public:
    Axis(const Store& store, const std::string& name) : name_(name) {
        if (name == "zone" || name == "category") declared_ = declared_of(store, name);
    }
    std::string code(const Response& response) const {
        if (name_ == "zone") return zone_of_home(declared_, response);
        if (name_ == "epci") return response.epci;
        return name_ == "department" ? response.department : response.category;
    }
    std::string label(const std::string& code) const {
        if (code == unknown_group) return tr("not known");
        const auto found = declared_.find(code);
        return found == declared_.end() ? code : found->second.text("name", code);
    }

private:
    std::string name_;
    std::map<std::string, Json> declared_;
};

std::vector<SurveyGroup> by_size(const Axis& axis, const std::vector<Response>& responses) {
    std::map<std::string, std::vector<const Response*>> by_code;
    for (const auto& one : responses) {
        const auto code = axis.code(one);
        by_code[code.empty() ? unknown_group : code].push_back(&one);
    }
    std::vector<SurveyGroup> groups;
    for (auto& [code, of] : by_code) groups.push_back({code, axis.label(code), std::move(of)});
    std::ranges::stable_sort(groups, [](const SurveyGroup& one, const SurveyGroup& other) {
        return std::pair(one.code == unknown_group, other.of.size()) <
               std::pair(other.code == unknown_group, one.of.size());
    });
    return groups;
}

}  // namespace

std::vector<SurveyGroup> survey_groups(const Store& store, const std::vector<Response>& responses,
                                       const std::string& axis, std::int64_t least) {
    auto all = by_size(Axis(store, axis), responses);
    std::vector<Counts> sizes;
    for (const auto& group : all) sizes.push_back({static_cast<std::int64_t>(group.of.size())});
    const auto merged = merged_cells(sizes, least, [&](const std::set<std::size_t>& some) {
        std::int64_t people = 0;
        for (const auto at : some) people += sizes[at].front();
        return Counts{people};
    });
    std::vector<SurveyGroup> groups;
    SurveyGroup rest{merged_groups, tr("others, merged"), {}};
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (merged.contains(i))
            rest.of.insert(rest.of.end(), all[i].of.begin(), all[i].of.end());
        else
            groups.push_back(std::move(all[i]));
    }
    if (!rest.of.empty()) groups.push_back(std::move(rest));
    return groups;
}

}  // namespace tiers::event
