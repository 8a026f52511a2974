#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::format {

/// A card of a vCard file, as far as members need it.
struct Card {
    std::int64_t line = 0;                    ///< where it begins in its file
    std::string kind;                         ///< individual, org, group ...; lower case, empty where it says nothing
    std::string formatted;                    ///< FN
    std::string family, given;                ///< of N
    std::vector<std::string> emails, phones;  ///< in their order
    std::string email;                        ///< the preferred one, else the first
    std::string organisation;                 ///< of ORG, its name without its units
    std::string locality, postcode;           ///< of the first address
    std::string uid, note;

    /// FN, else what N makes, else the organisation, else the e-mail.
    std::string name() const;
};

/// The cards of a file: vCard 4.0 (RFC 6350), 3.0 (RFC 2426), and 2.1 with its quoted-printable texts. Throws BadInput
/// for what is no vCard or ends within a card.
std::vector<Card> vcards(std::string_view bytes);

/// A card in vCard 4.0, or 3.0, ended by CRLF.
std::string written(const Card& card, int version);

}  // namespace tiers::format
