#pragma once

#include <tiers/member.h>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "member/erase_people.h"
#include "member/whole_words.h"

namespace tiers::member {

/// What somebody to be erased is or was called and reached by, to find it in free text.
class Names {
public:
    /// `label` takes the place of what is taken out.
    Names(const Store& store, const People& people, std::string label);

    /// Whether a text names them: by e-mail, phone, SIREN or SIRET, or by a name of two words or more; a shorter one
    /// may be any word.
    bool in(std::string_view text) const;
    /// Whether a text names them, or is nothing but a name of theirs or their id in another system.
    bool in_or_is(std::string_view text) const;
    /// The text without; the label alone where they are named in other letters.
    std::string without(const std::string& text) const;
    /// E-mails, phones and ids in other systems: kind and value.
    const std::vector<std::pair<std::string, std::string>>& reached_by() const { return reached_by_; }

private:
    std::string label_;
    WholeWords named_, folded_;
    std::set<std::string> alone_;
    std::vector<std::pair<std::string, std::string>> reached_by_;
};

}  // namespace tiers::member
