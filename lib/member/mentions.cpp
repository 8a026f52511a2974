#include <SQLiteCpp/Statement.h>
#include <algorithm>

#include "base/text.h"
#include "member/held_rows.h"
#include "store/database.h"

namespace tiers::member {

namespace {

constexpr std::size_t around = 40;  // bytes shown on either side

bool is_of_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
}

bool holds(std::string_view text, std::string_view word, bool whole) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if (!whole || ((at == 0 || !is_of_word(text[at - 1])) && (end == text.size() || !is_of_word(text[end]))))
            return true;
    }
    return false;
}

bool begins_letter(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
}

/// The least count for which something holds that holds for every greater one, up to `most`.
template <class Holds>
std::size_t least(std::size_t most, Holds holds_for) {
    std::size_t low = 0;
    while (low < most) {
        const auto middle = low + (most - low) / 2;
        if (holds_for(middle))
            most = middle;
        else
            low = middle + 1;
    }
    return low;
}

/// What stands around the first occurrence of a folded word, in the text as it was written.
std::string excerpt(std::string_view text, const std::string& word) {
    const auto part = [&](std::size_t from, std::size_t to) {
        while (!begins_letter(text, from)) --from;
        while (!begins_letter(text, to)) ++to;
        return text.substr(from, to - from);
    };
    const auto end = least(text.size(), [&](std::size_t to) { return holds(folded(part(0, to)), word, false); });
    const auto length = least(end, [&](std::size_t back) { return holds(folded(part(end - back, end)), word, false); });
    const auto from = end - length > around ? end - length - around : 0;
    const auto to = std::min(text.size(), end + around);
    std::string shown(part(from, to));
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return (from > 0 ? "…" : "") + shown + (to < text.size() ? "…" : "");
}

class MentionReader {
public:
    MentionReader(const Search& search, std::vector<Mention>& found) : search_(search), found_(found) {}

    void read(const Store& store, const std::vector<SchemaTable>& schema, const SchemaTable& table) {
        auto texts = table.texts;
        std::erase(texts, "folded");  // the same as a name
        if (texts.empty()) return;
        const auto id = id_columns(schema, table);
        SQLite::Statement row(store.db().raw(), fmt::format("select {}, {}, {} from {} order by 2", json_key(table),
                                                            listed(id), listed(texts), sql_name(table.name)));
        while (row.executeStep()) {
            const auto key = row.getColumn(0).getString();
            if (is_in(search_.except, table, key)) continue;
            const auto told = is_in(search_.except_content, table, key);
            std::vector<std::string> ids;
            for (std::size_t i = 0; i < id.size(); ++i)
                ids.push_back(row.getColumn(static_cast<int>(i + 1)).getString());
            for (std::size_t i = 0; i < texts.size(); ++i) {
                if (told && texts[i] == "content") continue;
                look(table.name, join(ids, "/"), texts[i],
                     row.getColumn(static_cast<int>(i + 1 + id.size())).getString());
            }
        }
    }

private:
    static bool is_in(const Keys& rows, const SchemaTable& table, const std::string& key) {
        const auto of_table = rows.find(table.name);
        return of_table != rows.end() && of_table->second.contains(key);
    }

    void look(const std::string& table, const std::string& id, const std::string& column, const std::string& text) {
        if (text.empty() || !valid_utf8(text)) return;
        const auto plain = folded(text);
        for (const auto& word : search_.words)
            if (holds(plain, word, search_.whole)) {
                found_.push_back({table, id, column, excerpt(text, word)});
                return;
            }
    }

    const Search& search_;
    std::vector<Mention>& found_;
};

}  // namespace

std::vector<Mention> mentions(const Store& store, const std::vector<SchemaTable>& schema, const Search& search) {
    std::vector<Mention> found;
    MentionReader reader(search, found);
    for (const auto& table : schema) reader.read(store, schema, table);
    return found;
}

}  // namespace tiers::member
