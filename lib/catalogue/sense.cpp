#include "catalogue/sense.h"

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "catalogue/kinds.h"
#include "catalogue/values.h"

namespace tiers::catalogue {

namespace {

using Problems = std::vector<Problem>;

const Node::Array& items(const Node& table, const char* name) {
    static const Node::Array none;
    const auto* node = table.find(name);
    return node && node->array() ? *node->array() : none;
}

const std::string* text_in(const Node& table, const char* name) {
    const auto* node = table.find(name);
    return node ? node->text() : nullptr;
}

std::optional<Day> day_in(const Node& table, const char* name) {
    const auto* node = table.find(name);
    const auto* found = node ? std::get_if<Day>(&node->value) : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

void each_resource(const Node& root, const std::function<void(const Node& place, const Node& resource)>& take) {
    for (const auto& place : items(root, "place"))
        for (const auto& resource : items(place, "resource")) take(place, resource);
}

// Ids
// ------------------------------------------------------------------------------------------------------------------

std::vector<std::string> ids_in(const Node::Array& tables) {
    std::vector<std::string> found;
    for (const auto& table : tables)
        if (const auto* id = text_in(table, "id")) found.push_back(*id);
    return found;
}

std::vector<std::string> resource_ids(const Node& root) {
    std::vector<std::string> found;
    each_resource(root, [&](const Node&, const Node& resource) {
        if (const auto* id = text_in(resource, "id")) found.push_back(*id);
    });
    return found;
}

class Unique {
public:
    explicit Unique(Problems& problems) : problems_(&problems) {}
    void take(const Node& table) {
        const auto* id = text_in(table, "id");
        if (!id) return;
        const auto [first, fresh] = seen_.emplace(*id, table.at.line);
        if (!fresh)
            problems_->push_back({table.find("id")->at, say("id '{}' is already used in line {}", *id, first->second)});
    }

private:
    Problems* problems_;
    std::map<std::string, int> seen_;
};

void check_unique(const Node& root, Problems& problems) {
    for (const auto& member : *root.table()) {
        Unique unique(problems);
        if (member.node.array())
            for (const auto& item : *member.node.array()) unique.take(item);
    }
    Unique resources(problems);
    each_resource(root, [&](const Node&, const Node& resource) { resources.take(resource); });
}

void check_known(const Node& node, const char* what, const std::vector<std::string>& known, Problems& problems) {
    const auto* id = node.text();
    if (!id || *id == "*" || std::find(known.begin(), known.end(), *id) != known.end()) return;
    problems.push_back({node.at, with_more(say(what, *id), did_you_mean(*id, known))});
}

void check_references(const Node& root, Problems& problems) {
    const auto resources = resource_ids(root);
    const auto places = ids_in(items(root, "place"));
    const auto check_list = [&](const Node& table, const char* key, const char* what,
                                const std::vector<std::string>& known) {
        for (const auto& item : items(table, key)) check_known(item, what, known, problems);
    };
    each_resource(root, [&](const Node&, const Node& resource) {
        check_list(resource, "composed_of", msgid("no resource '{}'"), resources);
        check_list(resource, "requires", msgid("no certificate '{}'"), ids_in(items(root, "certificate")));
    });
    auto things = resources;
    things.insert(things.end(), resource_kinds().begin(), resource_kinds().end());
    for (const auto* kind : {"tariff", "quota"})
        for (const auto& table : items(root, kind)) {
            check_list(table, "resources", msgid("no resource or kind of resource '{}'"), things);
            check_list(table, "members", msgid("no category '{}'"), ids_in(items(root, "category")));
            check_list(table, "plans", msgid("no plan '{}'"), ids_in(items(root, "plan")));
        }
    for (const auto& pack : items(root, "pack"))
        check_list(pack, "of", msgid("no resource or kind of resource '{}'"), things);
    for (const auto* kind : {"cost", "subsidy"})
        for (const auto& table : items(root, kind))
            if (const auto* place = table.find("place")) check_known(*place, msgid("no place '{}'"), places, problems);
}

void check_attributes(const Node& root, Problems& problems) {
    for (const auto& attribute : items(root, "attribute")) {
        const auto* type = text_in(attribute, "type");
        const auto choice = type && *type == "choice";
        if (choice == items(attribute, "choices").empty())
            problems.push_back({attribute.at, choice ? std::string(tr("a choice has choices"))
                                                     : std::string(tr("only a choice has choices"))});
    }
}

// Questions
// ------------------------------------------------------------------------------------------------------------

void check_question(const Node& question, Problems& problems) {
    const auto* type = text_in(question, "type");
    const auto of_choices = type && (*type == "choice" || *type == "choices");
    if (of_choices == items(question, "choices").empty())
        problems.push_back({question.at, of_choices ? std::string(tr("a choice has choices"))
                                                    : std::string(tr("only a choice has choices"))});
    Unique choices(problems);
    for (const auto& choice : items(question, "choices")) choices.take(choice);
    const auto* node = question.find("highest");
    const auto* highest = node ? std::get_if<std::int64_t>(&node->value) : nullptr;
    if (highest && (*highest < 2 || *highest > 100))
        problems.push_back({node->at, tr("the highest value of a scale is from 2 to 100")});
}

/// "registration" is the survey of what was asked at registration.
void check_asked(const Node& question, Problems& problems) {
    const auto* survey = question.find("survey");
    const auto* name = survey ? survey->text() : nullptr;
    if (name && *name == "registration")
        problems.push_back(
            {survey->at, tr("'registration' is what was answered at registration: name the event instead")});
    const auto* required = question.find("required");
    if (required && !question.find("event"))
        problems.push_back({required->at, tr("only a question of an event is required")});
}

void check_questions(const Node& root, Problems& problems) {
    for (const auto& question : items(root, "question")) {
        check_question(question, problems);
        check_asked(question, problems);
    }
}

// A whole and its parts
// ------------------------------------------------------------------------------------------------

void check_composition(const Node& root, Problems& problems) {
    std::map<std::string, std::vector<std::string>> parts;
    each_resource(root, [&](const Node&, const Node& resource) {
        const auto* id = text_in(resource, "id");
        for (const auto& part : items(resource, "composed_of"))
            if (id && part.text()) parts[*id].push_back(*part.text());
    });
    const auto reaches = [&](const std::string& from, const std::string& wanted) {
        std::set<std::string> seen;
        std::vector<std::string> open{from};
        while (!open.empty()) {
            const auto here = open.back();
            open.pop_back();
            if (here == wanted) return true;
            if (seen.insert(here).second && parts.contains(here))
                open.insert(open.end(), parts[here].begin(), parts[here].end());
        }
        return false;
    };
    each_resource(root, [&](const Node&, const Node& resource) {
        const auto* id = text_in(resource, "id");
        for (const auto& part : items(resource, "composed_of"))
            if (id && part.text() && reaches(*part.text(), *id))
                problems.push_back({part.at, say("'{}' is composed of itself, by '{}'", *id, *part.text())});
    });
}

// Closures
// -------------------------------------------------------------------------------------------------------------

struct Closed {
    Day first, last;
    Position at;
};

void check_money(const Node& root, Problems& problems) {
    for (const auto* kind : {"cost", "subsidy"})
        for (const auto& node : items(root, kind))
            if (const auto first = day_in(node, "from"), last = day_in(node, "to"); first && last && *last < *first)
                problems.push_back({node.at, say("it ends ({}) before it starts ({})", iso(*last), iso(*first))});
}

void check_closures(const Node& place, Problems& problems) {
    std::vector<Closed> closed;
    for (const auto& node : items(place, "closures")) {
        const auto first = day_in(node, "from");
        if (!first) continue;
        const auto last = day_in(node, "to").value_or(*first);
        if (last < *first)
            problems.push_back({node.at, say("a closure ends ({}) before it starts ({})", iso(last), iso(*first))});
        else
            closed.push_back({*first, last, node.at});
    }
    std::sort(closed.begin(), closed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 1; i < closed.size(); ++i)
        if (closed[i].first <= closed[i - 1].last)
            problems.push_back({std::max(closed[i].at, closed[i - 1].at),
                                say("closures overlap: {} to {} and {} to {}", iso(closed[i - 1].first),
                                    iso(closed[i - 1].last), iso(closed[i].first), iso(closed[i].last))});
}

// VAT
// ------------------------------------------------------------------------------------------------------------------

/// The regime of the operator on a day; out of scope where nothing is declared.
std::string regime_on(const Node& root, Day wanted) {
    std::string found = "out-of-scope";
    const auto* who = root.find("operator");
    if (!who) return found;
    if (const auto* bare = text_in(*who, "vat")) return *bare;
    for (const auto& step : items(*who, "vat")) {
        const auto from = day_in(step, "from");
        const auto* regime = text_in(step, "regime");
        if (from && regime && *from <= wanted) found = *regime;
    }
    return found;
}

void check_vat(const Node& root, const Node& version, Problems& problems) {
    const auto* rate = text_in(version, "vat");
    const auto from = day_in(version, "from");
    if (!rate || !from || rate->find_first_of("123456789") == rate->npos) return;
    const auto* own = text_in(version, "regime");
    const auto regime = own ? *own : regime_on(root, *from);
    if (regime != "taxable")
        problems.push_back(
            {version.find("vat")->at, say("VAT of {} percent under the regime '{}', which has none", *rate, regime)});
}

std::int64_t months_in(const Node& version, const char* name) {
    const auto* node = version.find(name);
    const auto* months = node ? std::get_if<std::int64_t>(&node->value) : nullptr;
    return months ? *months : 0;
}

/// Months are offered before the next term of the calendar: there must be such terms, and they must be longer.
void check_offered(const Node& version, Problems& problems) {
    const auto offered = months_in(version, "offered_months");
    if (offered <= 0) return;
    const auto at = version.find("offered_months")->at;
    if (!version.find("periods_from") || !version.find("term_months"))
        problems.push_back(
            {at, tr("months are offered before a term of the calendar: give term_months and periods_from")});
    else if (offered >= months_in(version, "term_months"))
        problems.push_back(
            {at, say("{} months are offered of a term of {}", offered, months_in(version, "term_months"))});
}

/// What is sold by the minute lasts some, and each set of prices has one.
void check_prices(const Node& prices, Problems& problems) {
    const auto minutes = [&](const Node& table, const char* key) {
        const auto* text = text_in(table, key);
        if (text && (parse_duration(*text) <= Seconds(0) || parse_duration(*text) % Minutes(1) != Seconds(0)))
            problems.push_back({table.find(key)->at, tr("a time that is priced lasts whole minutes")});
    };
    minutes(prices, "step");
    auto any = !items(prices, "prices").empty();
    for (const auto& price : items(prices, "prices")) minutes(price, "lasts");
    for (const auto* key : {"hour", "half_day", "day", "week", "month"}) any = any || prices.find(key);
    if (!any) problems.push_back({prices.at, tr("no price: give one of hour, half_day, day, week, month or prices")});
}

void check_tariffs(const Node& root, Problems& problems) {
    for (const auto& tariff : items(root, "tariff"))
        for (const auto& version : items(tariff, "versions")) {
            check_prices(version, problems);
            for (const auto& window : items(version, "windows")) check_prices(window, problems);
        }
}

bool is_set(const Node& table, const char* name) {
    const auto* node = table.find(name);
    const auto* flag = node ? std::get_if<bool>(&node->value) : nullptr;
    return flag && *flag;
}

/// A grant has an amount or no limit; of what has none nothing is left to roll over.
void check_grants(const Node& version, Problems& problems) {
    for (const auto& grant : items(version, "grants")) {
        const auto unlimited = is_set(grant, "unlimited");
        if (unlimited == (grant.find("amount") != nullptr))
            problems.push_back({grant.at, tr("a grant has either an amount or unlimited = true")});
        if (unlimited && grant.find("rollover"))
            problems.push_back({grant.find("rollover")->at, tr("nothing is left to roll over of what is unlimited")});
    }
}

void check_versions(const Node& root, Problems& problems) {
    for (const auto* kind : {"plan", "tariff"})
        for (const auto& table : items(root, kind)) {
            std::set<Day> seen;
            for (const auto& version : items(table, "versions")) {
                check_vat(root, version, problems);
                check_offered(version, problems);
                check_grants(version, problems);
                const auto from = day_in(version, "from");
                if (from && !seen.insert(*from).second)
                    problems.push_back({version.at, say("two versions from {}", iso(*from))});
            }
        }
}

}  // namespace

std::vector<Problem> check_sense(const Node& root) {
    Problems problems;
    if (!root.table()) return problems;
    check_unique(root, problems);
    check_references(root, problems);
    check_composition(root, problems);
    for (const auto& place : items(root, "place")) check_closures(place, problems);
    check_money(root, problems);
    check_versions(root, problems);
    check_tariffs(root, problems);
    check_attributes(root, problems);
    check_questions(root, problems);
    return problems;
}

}  // namespace tiers::catalogue
