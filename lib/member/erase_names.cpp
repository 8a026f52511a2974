#include "member/erase_names.h"

#include <algorithm>

#include "base/text.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

/// A letter or a digit, of any script.
bool in_word(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const auto c = static_cast<unsigned char>(text[at]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Where a text holds another as whole words.
std::size_t find_words(std::string_view text, std::string_view words, std::size_t from = 0) {
    for (auto at = text.find(words, from); at != text.npos; at = text.find(words, at + 1))
        if ((at == 0 || !in_word(text, at - 1)) && !in_word(text, at + words.size())) return at;
    return text.npos;
}

}  // namespace

Names::Names(const Store& store, const People& people, std::string label) : label_(std::move(label)) {
    auto row = store.db().prepare(sql::member::erase_names);
    for (row.bind(":ids", people.members).bind(":guests", people.guests); row.step();) {
        const auto kind = row.text(0), value = row.text(1), key = folded(value);
        if (kind == "email" || kind == "phone" || kind == "external_id") reached_by_.emplace_back(kind, value);
        const auto may_be_any_word = kind == "external_id" || (kind == "name" && key.find(' ') == key.npos);
        if (may_be_any_word) {
            alone_.push_back(key);
        } else if (!key.empty()) {
            named_.push_back(value);
            folded_.push_back(key);
        }
    }
}

bool Names::in(std::string_view text) const {
    if (text.empty()) return false;
    const auto key = folded(text);
    return std::any_of(folded_.begin(), folded_.end(),
                       [&](const std::string& name) { return find_words(key, name) != key.npos; });
}

bool Names::in_or_is(std::string_view text) const {
    return in(text) || std::find(alone_.begin(), alone_.end(), folded(text)) != alone_.end();
}

std::string Names::without(const std::string& text) const {
    auto left = text;
    for (const auto& name : named_)
        for (auto at = find_words(left, name); at != left.npos; at = find_words(left, name, at + label_.size()))
            left.replace(at, name.size(), label_);
    return in(left) ? label_ : left;
}

}  // namespace tiers::member
