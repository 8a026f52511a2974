#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// A member as one can be stored: blanks taken off the ends, a SIREN or SIRET without its own, every text free of
/// control characters (a note may have line ends and tabs) and not too long, the category one that is declared where
/// any is, the organisation one that is there. Throws BadInput.
Member checked(const Store& store, Member member);
/// The same for one that is new: who says nothing of when they joined, joined today.
Member checked_new(const Store& store, Member member);
/// Throws BadInput for what a member cannot belong to.
void check_organisation(const Store& store, Id member, Id organisation);
/// Takes blanks off the ends of a text of one line; throws BadInput for control characters, bytes that are not UTF-8,
/// and more than a line holds.
void check_line(const char* field, std::string& text);
/// Throws BadInput for a category that is not declared, where any is; an empty one passes.
void check_category(const Store& store, const std::string& category);
/// Throws BadInput for what is no e-mail address; an empty one passes.
void check_email(const std::string& email);
/// The same for a text of several lines, whose line ends become one kind.
void check_note(const char* field, std::string& text);
/// Takes the blanks out of a SIREN; throws BadInput where its check digit does not fit. Empty is none.
void check_siren(std::string& siren);

}  // namespace tiers::member
