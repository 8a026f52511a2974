#include "member/erase_journal.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "store/database.h"

namespace tiers::member {

namespace {

using JournalJson = nlohmann::json;

/// Under these a content tells a member's id, or a list of such ids or of members.
constexpr std::array naming = {"member", "payer", "organisation", "giver", "holder", "from", "into", "members"};

bool names_member(const std::string& key) {
    return std::find(naming.begin(), naming.end(), key) != naming.end();
}

std::string text(const JournalJson& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string whole(const JournalJson& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? std::to_string(found->get<std::int64_t>())
                                                               : std::string();
}

class About {
public:
    About(const std::string& ids, const Names& names, const std::vector<ErasedRow>& rows) : names_(names) {
        for (const auto& id : JournalJson::parse(ids)) ids_.insert(id.get<std::int64_t>());
        for (const auto& one : rows)
            if (one.done != "kept") changed_.emplace(one.table, one.row);
    }

    /// Whether a row of the journal, or what a batch lists as one, is of a row that changes.
    bool of_theirs(const JournalJson& row) const {
        return changed_.contains({text(row, "entity"), whole(row, "entity_id")});
    }

    bool told(const JournalJson& content) const {
        if (content.is_string()) return names_.in_or_is(content.get_ref<const std::string&>());
        if (content.is_array())
            return std::any_of(content.begin(), content.end(), [&](const JournalJson& one) { return told(one); });
        if (!content.is_object()) return false;
        if (of_theirs(content)) return true;
        for (const auto& [key, value] : content.items())
            if (told(value) || (names_member(key) && one_of(value))) return true;
        return false;
    }
    bool names(const std::string& text) const { return names_.in_or_is(text); }

private:
    bool one_of(const JournalJson& value) const {
        if (value.is_number_integer()) return ids_.contains(value.get<std::int64_t>());
        if (value.is_array())
            return std::any_of(value.begin(), value.end(), [&](const JournalJson& one) { return one_of(one); });
        return value.is_object() && value.contains("id") && one_of(value["id"]);
    }

    std::set<std::int64_t> ids_;
    std::set<std::pair<std::string, std::string>> changed_;
    const Names& names_;
};

/// What is not read as JSON tells nobody.
JournalJson parsed(const std::string& text) {
    return JournalJson::parse(text, nullptr, false);
}

}  // namespace

JournalAbout journal_about(const Store& store, const std::string& ids, const Names& names,
                           const std::vector<ErasedRow>& rows) {
    const About about(ids, names, rows);
    JournalAbout found;
    auto row = store.db().prepare("select id, sealed, content from journal order by id");
    while (row.step()) {
        const auto sealed = parsed(row.blob(1));
        if (!sealed.is_object()) continue;
        if (about.names(text(sealed, "as"))) found.acted.push_back(row.integer(0));
        if (row.null(2)) continue;
        if (about.of_theirs(sealed) || about.told(parsed(row.blob(2)))) found.contents.push_back(row.integer(0));
    }
    return found;
}

}  // namespace tiers::member
