#include "member/erase_names.h"

#include "base/text.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

Names::Names(const Store& store, const People& people, std::string label) : label_(std::move(label)) {
    auto row = store.db().prepare(sql::member::erase_names);
    for (row.bind(":ids", people.members).bind(":guests", people.guests); row.step();) {
        const auto kind = row.text(0), value = row.text(1), key = folded(value);
        if (kind == "email" || kind == "phone" || kind == "external_id") reached_by_.emplace_back(kind, value);
        const auto may_be_any_word = kind == "external_id" || (kind == "name" && key.find(' ') == key.npos);
        if (may_be_any_word) {
            alone_.insert(key);
        } else if (!key.empty()) {
            named_.add(value);
            folded_.add(key);
        }
    }
}

bool Names::in(std::string_view text) const {
    return !text.empty() && folded_.any_in(folded(text));
}

bool Names::in_or_is(std::string_view text) const {
    return in(text) || alone_.contains(folded(text));
}

std::string Names::without(const std::string& text) const {
    auto left = text;
    for (const auto& name : named_.all_in(text))
        for (auto at = find_words(left, name); at != left.npos; at = find_words(left, name, at + label_.size()))
            left.replace(at, name.size(), label_);
    return in(left) ? label_ : left;
}

}  // namespace tiers::member
