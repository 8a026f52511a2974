#include "format/vcard.h"

#include <tiers/error.h>
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "format/charset.h"
#include "format/content_line.h"
#include "format/quoted_printable.h"

namespace tiers::format {

namespace {

/// vCard 2.1 breaks quoted-printable lines after "=" and does not indent what follows: as folds instead.
std::string with_folds(std::string_view bytes) {
    std::string folds;
    auto quoted = false;
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        auto line = bytes.substr(0, end);
        bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto folded = line.starts_with(' ') || line.starts_with('\t');  // what follows a fold is text, no heading
        const auto heading = folded ? std::string() : upper(line.substr(0, line.find(':')));
        quoted = quoted || heading.find("QUOTED-PRINTABLE") != std::string::npos;
        const auto broken = quoted && line.ends_with('=');
        if (broken) line.remove_suffix(1);
        quoted = broken;
        folds.append(line).append(broken ? "\n " : "\n");
    }
    return folds;
}

/// The name without the group that ties it to others: "item1.EMAIL" is an EMAIL.
std::string property_of(const ContentLine& line) {
    return line.name.substr(line.name.find('.') + 1);
}

std::string value_of(const ContentLine& line) {
    const auto encoding = upper(line.parameter("ENCODING"));
    if (encoding != "QUOTED-PRINTABLE" && !line.parameters.contains("QUOTED-PRINTABLE")) return line.value;
    const auto charset = line.parameter("CHARSET");
    const auto bytes = quoted_printable(line.value);
    return charset.empty() || upper(charset) == "UTF-8" ? bytes : to_utf8(bytes, charset);
}

/// The parts of a structured value, which semicolons keep apart.
std::vector<std::string> parts_of(std::string_view value) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\') {
            ++i;
        } else if (value[i] == ';') {
            parts.emplace_back(trim(unescaped(value.substr(from, i - from))));
            from = i + 1;
        }
    }
    parts.emplace_back(trim(unescaped(value.substr(from))));
    return parts;
}

std::string part(const std::vector<std::string>& parts, std::size_t number) {
    return number < parts.size() ? parts[number] : std::string();
}

bool preferred(const ContentLine& line) {
    return line.parameter("PREF") == "1" || line.parameters.contains("PREF") ||
           upper(line.parameter("TYPE")).find("PREF") != std::string::npos;
}

/// "tel:+33-5-59-00-00-00;ext=12" is a number, "mailto:" an address.
std::string without_scheme(const std::string& text, std::string_view scheme) {
    return upper(text).starts_with(upper(scheme)) ? text.substr(scheme.size()) : text;
}

void take(Card& card, const ContentLine& line) {
    const auto property = property_of(line);
    const auto value = value_of(line);
    const auto text = [&] { return std::string(trim(unescaped(value))); };
    const auto once = [&](std::string& field) {
        if (field.empty()) field = text();
    };
    if (property == "FN") {
        if (card.formatted.empty()) card.formatted = unescaped(value);
    } else if (property == "N" && card.family.empty() && card.given.empty()) {
        const auto parts = parts_of(value);
        card.family = part(parts, 0);
        card.given = part(parts, 1);
    } else if (property == "EMAIL") {
        auto address = without_scheme(text(), "mailto:");
        if (address.empty()) return;
        if (card.email.empty() || preferred(line)) card.email = address;
        card.emails.push_back(std::move(address));
    } else if (property == "TEL") {
        auto number = without_scheme(text(), "tel:");
        if (!number.empty()) card.phones.push_back(std::move(number));
    } else if (property == "ORG" && card.organisation.empty()) {
        card.organisation = part(parts_of(value), 0);
    } else if (property == "ADR" && card.locality.empty() && card.postcode.empty()) {
        const auto parts = parts_of(value);
        card.locality = part(parts, 3);
        card.postcode = part(parts, 5);
    } else if (property == "KIND") {
        card.kind = folded(text());
    } else if (property == "UID") {
        once(card.uid);
    } else if (property == "NOTE" && card.note.empty() && !text().empty()) {
        card.note = unescaped(value);  // with its blanks, as it was written
    }
}

}  // namespace

std::string Card::name() const {
    auto plain = std::string(trim(formatted));
    if (!plain.empty()) return plain;
    auto parted = given.empty() || family.empty() ? given + family : given + " " + family;
    if (!parted.empty()) return parted;
    return organisation.empty() ? email : organisation;
}

std::vector<Card> vcards(std::string_view bytes) {
    std::vector<Card> cards;
    std::optional<Card> card;
    int within = 0;  // what stands inside a card, such as the agent of a 2.1 one, is not its own
    for (const auto& line : content_lines(with_folds(bytes))) {
        const auto begins = line.name == "BEGIN", ends = line.name == "END";
        const auto is_card = (begins || ends) && upper(trim(line.value)) == "VCARD";
        if (begins && is_card && within == 0) {
            card.emplace().line = static_cast<std::int64_t>(line.number);
            within = 1;
        } else if (begins && within > 0) {
            ++within;
        } else if (ends && within > 0 && --within == 0) {
            cards.push_back(std::move(*card));
            card.reset();
        } else if (card && within == 1) {
            take(*card, line);
        }
    }
    if (card) throw BadInput("cut_short", say("line {}: the card that begins here has no end", card->line));
    if (cards.empty()) throw BadInput("no_vcard", tr("no card begins: is it a vCard file?"));
    return cards;
}

std::string written(const Card& card, int version) {
    std::string text = "BEGIN:VCARD\r\n" + folded_line("VERSION", version == 3 ? "3.0" : "4.0");
    const auto line = [&text](std::string_view name, const std::string& value) {
        if (!value.empty()) text += folded_line(name, escaped(value));
    };
    if (version == 4) line("KIND", card.kind);
    line("UID", card.uid);
    text += folded_line("FN", escaped(card.name()));
    if (version == 3 || !card.family.empty() || !card.given.empty())
        text += folded_line("N", escaped(card.family) + ";" + escaped(card.given) + ";;;");
    for (const auto& email : card.emails) line("EMAIL", email);
    for (const auto& phone : card.phones) line("TEL", phone);
    line("ORG", card.organisation);
    if (!card.locality.empty() || !card.postcode.empty())
        text += folded_line("ADR", ";;;" + escaped(card.locality) + ";;" + escaped(card.postcode) + ";");
    line("NOTE", card.note);
    return text + "END:VCARD\r\n";
}

}  // namespace tiers::format
