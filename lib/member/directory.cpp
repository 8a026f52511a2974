#include <tiers/directory.h>
#include <algorithm>

#include "base/text.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

bool is_letter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    bool inside = false;
    for (const auto c : folded(text)) {
        if (is_letter(c) && !inside) words.emplace_back();
        inside = is_letter(c);
        if (inside) words.back() += c;
    }
    return words;
}

bool fits(const Listed& one, const std::vector<std::string>& wanted) {
    const auto words = words_in(join({one.name, one.sector, one.offers, one.seeks}, " "));
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& beginning) {
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& word) { return word.starts_with(beginning); });
    });
}

}  // namespace

std::vector<Listed> directory(const Store& store, std::string_view words, Day today) {
    std::vector<Listed> found;
    const auto wanted = words_in(words);
    auto row = store.db().prepare(sql::member::directory);
    for (row.bind(":today", today); row.step();) {
        Listed one{row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)};
        if (fits(one, wanted)) found.push_back(std::move(one));
    }
    return found;
}

std::vector<Column> directory_columns(bool is_public) {
    std::vector<Column> columns{{"id", tr("Id"), Kind::id},
                                {"name", tr("Name"), Kind::text},
                                {"sector", tr("Sector"), Kind::text},
                                {"offers", tr("Offers"), Kind::text},
                                {"seeks", tr("Seeks"), Kind::text}};
    if (!is_public) columns.push_back({"email", tr("E-mail"), Kind::text});
    return columns;
}

Row directory_row(const Listed& one, bool is_public) {
    Row row{one.id, one.name, cell(one.sector), cell(one.offers), cell(one.seeks)};
    if (!is_public) row.push_back(cell(one.email));
    return row;
}

}  // namespace tiers::member
