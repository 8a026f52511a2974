#include "catalogue/values.h"

#include <tiers/error.h>
#include <tiers/i18n.h>
#include <algorithm>

#include "base/text.h"
#include "catalogue/keys.h"
#include "time/opening_hours.h"

namespace tiers::catalogue {

namespace {

[[noreturn]] void refuse(const std::string& message) {
    throw BadInput("config_value", message);
}

constexpr std::string_view digits = "0123456789";

bool only(std::string_view text, std::string_view allowed) {
    return !text.empty() && text.find_first_not_of(allowed) == text.npos;
}

std::string type_of(const Node& node) {
    static constexpr const char* names[] = {msgid("true or false"), msgid("a whole number"), msgid("a decimal number"),
                                            msgid("text"),          msgid("a date"),         msgid("a time"),
                                            msgid("a list"),        msgid("a table")};
    return tr(names[node.value.index()]);
}

[[noreturn]] void wrong_type(const char* wanted, const Node& node) {
    refuse(say("wants {}, not {}", tr(wanted), type_of(node)));
}

const std::string& text_of(const Node& node, const char* wanted) {
    const auto* text = node.text();
    if (!text) wrong_type(wanted, node);
    return *text;
}

/// A decimal with at most `places` places after the point or the comma, times 10^places.
std::int64_t scaled(std::string_view text, std::size_t places, const char* wanted) {
    const auto point = text.find_first_of(".,");
    const auto whole = text.substr(0, point);
    const auto part = point == text.npos ? std::string_view("0") : text.substr(point + 1);
    if (!only(whole, digits) || !only(part, digits) || whole.size() > 12 || part.size() > places)
        refuse(say("'{}' is not {}", text, tr(wanted)));
    const auto padded = std::string(whole) + std::string(part) + std::string(places - part.size(), '0');
    return *whole_number(padded);
}

void check_id(std::string_view id) {
    if (!valid_id(id))
        refuse(say("'{}' is not an id: small letters, digits and hyphens, not digits alone, at most 63", id));
}

void check_word(const Key& key, std::string_view word) {
    const auto words = words_of(key);
    if (std::find(words.begin(), words.end(), word) != words.end()) return;
    const auto near = did_you_mean(word, words);
    refuse(with_more(say("unknown word '{}'", word), near.empty() ? say("one of {}", join(words, ", ")) : near));
}

void check_siren(std::string_view siren) {
    if (!only(siren, digits) || siren.size() != 9) refuse(say("'{}' is not a SIREN: nine digits", siren));
    int sum = 0;  // Luhn: every second digit from the right counts double
    for (std::size_t i = 0; i < 9; ++i) {
        const auto value = (siren[i] - '0') * (i % 2 == 1 ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    if (sum % 10 != 0) refuse(say("'{}' is not a SIREN: its check digit does not fit", siren));
}

void check_currency(std::string_view code) {
    if (code.size() != 3 || !only(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        refuse(say("'{}' is not a currency: three capital letters, EUR", code));
}

void check_email(std::string_view address) {
    const auto at = address.find('@');
    const auto bad = std::any_of(address.begin(), address.end(), [](unsigned char c) { return c <= ' ' || c == 0x7f; });
    if (bad || at == 0 || at == address.npos || at + 1 == address.size() || address.rfind('@') != at)
        refuse(say("'{}' is not an e-mail address", address));
}

void check_commune(std::string_view code) {
    const auto form = code.size() == 5 && only(code.substr(2), digits) && only(code.substr(0, 1), digits) &&
                      only(code.substr(1, 1), "0123456789AB");
    if (!form) refuse(say("'{}' is not the INSEE code of a commune: five characters, 64125", code));
}

void check_epci(std::string_view code) {
    if (code.size() != 9 || !only(code, digits)) refuse(say("'{}' is not the SIREN of an EPCI: nine digits", code));
}

void check_departement(std::string_view code) {
    if (code.size() < 2 || code.size() > 3 || !only(code, "0123456789AB"))
        refuse(say("'{}' is not the code of a département: 64, 2A, 974", code));
}

void check_clock(std::string_view text) {
    const auto form = text.size() == 5 && text[2] == ':' && only(text.substr(0, 2), digits) &&
                      only(text.substr(3), digits) && text.substr(0, 2) < "24" && text.substr(3) < "60";
    if (!form) refuse(say("'{}' is not a time of day: 20:00", text));
}

void check_existing(const Node& node) {
    if (std::holds_alternative<Day>(node.value)) return;
    const auto& word = text_of(node, msgid("\"keep\", \"at-renewal\" or a date"));
    if (word != "keep" && word != "at-renewal") refuse(say("unknown word '{}': keep, at-renewal or a date", word));
}

void check_plain(std::string_view text) {
    const auto control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
    if (std::any_of(text.begin(), text.end(), control)) refuse(tr("holds a control character"));
}

/// Each item of a list of texts.
template <class Check>
void each_text(const Node& node, const char* wanted, Check check) {
    if (!node.array()) wrong_type(wanted, node);
    for (const auto& item : *node.array()) check(text_of(item, wanted));
}

void check_number(const Node& node) {
    const auto* whole = std::get_if<std::int64_t>(&node.value);
    const auto* real = std::get_if<double>(&node.value);
    if (!whole && !real) wrong_type(msgid("a number"), node);
    const auto value = whole ? static_cast<double>(*whole) : *real;
    if (!(value >= 0 && value < 1e9)) refuse(tr("wants a number from 0 on"));
}

void check_count(const Node& node) {
    const auto* whole = std::get_if<std::int64_t>(&node.value);
    if (!whole) wrong_type(msgid("a whole number"), node);
    if (*whole < 0 || *whole > 1'000'000) refuse(tr("wants a whole number from 0 to 1000000"));
}

/// A list of strings of some kind; false when the key takes something else.
bool check_list(const Key& key, const Node& node) {
    static constexpr auto wanted = msgid("a list of texts");
    switch (key.kind) {
        case KeyKind::texts:
            each_text(node, wanted, check_plain);
            return true;
        case KeyKind::ids:
            each_text(node, wanted, check_id);
            return true;
        case KeyKind::words:
            each_text(node, wanted, [&](const auto& word) { check_word(key, word); });
            return true;
        case KeyKind::communes:
            each_text(node, wanted, check_commune);
            return true;
        case KeyKind::epcis:
            each_text(node, wanted, check_epci);
            return true;
        case KeyKind::departements:
            each_text(node, wanted, check_departement);
            return true;
        case KeyKind::selectors:
            each_text(node, wanted, [](const auto& word) {
                if (word != "*") check_id(word);
            });
            return true;
        default:
            return false;
    }
}

void check_text(const Key& key, const Node& node) {
    static constexpr auto duration = msgid("a duration such as \"30min\"");
    switch (key.kind) {
        case KeyKind::text:
            return check_plain(text_of(node, msgid("text")));
        case KeyKind::id:
            return check_id(text_of(node, msgid("an id in quotes")));
        case KeyKind::word:
            return check_word(key, text_of(node, msgid("a word in quotes")));
        case KeyKind::clock:
            return check_clock(text_of(node, msgid("a time of day such as \"20:00\"")));
        case KeyKind::duration:
            parse_duration(text_of(node, duration));
            return;
        case KeyKind::days:
            parse_days(text_of(node, msgid("a number of days such as \"90d\"")));
            return;
        case KeyKind::money:
            parse_money(text_of(node, msgid("an amount in quotes such as \"25.00\"")));
            return;
        case KeyKind::rate:
            parse_rate(text_of(node, msgid("a rate in quotes such as \"20\"")));
            return;
        case KeyKind::email:
            return check_email(text_of(node, msgid("an e-mail address")));
        case KeyKind::siren:
            return check_siren(text_of(node, msgid("nine digits in quotes")));
        case KeyKind::currency:
            return check_currency(text_of(node, msgid("three capital letters in quotes")));
        case KeyKind::zone:
            Zone::named(text_of(node, msgid("a time zone in quotes")));
            return;
        case KeyKind::commune:
            return check_commune(text_of(node, msgid("an INSEE code in quotes")));
        case KeyKind::hours:
            OpeningHours::parse(text_of(node, msgid("opening hours in quotes")));
            return;
        default:
            return;
    }
}

}  // namespace

void check_value(const Key& key, const Node& node) {
    if (check_list(key, node)) return;
    switch (key.kind) {
        case KeyKind::flag:
            if (!std::holds_alternative<bool>(node.value)) wrong_type(msgid("true or false"), node);
            return;
        case KeyKind::day:
            if (!std::holds_alternative<Day>(node.value))
                wrong_type(msgid("a date without quotes such as 2026-03-05"), node);
            return;
        case KeyKind::count:
            return check_count(node);
        case KeyKind::number:
            return check_number(node);
        case KeyKind::existing:
            return check_existing(node);
        default:
            return check_text(key, node);
    }
}

bool valid_id(std::string_view id) {
    return only(id, "abcdefghijklmnopqrstuvwxyz0123456789-") && id.size() <= 63 && id.front() != '-' &&
           !only(id, digits) && id != "any" && id != "all";
}

std::chrono::days parse_days(std::string_view text) {
    const auto count = text.ends_with('d') ? text.substr(0, text.size() - 1) : std::string_view();
    if (!only(count, digits) || count.size() > 5) refuse(say("'{}' is not a number of days: 90d", text));
    return std::chrono::days(*whole_number(count));
}

std::int64_t parse_money(std::string_view text) {
    constexpr std::int64_t most = 1'000'000'000;  // cents: of a million seats in a year, hour by hour, they still count
    const auto cents = scaled(text, 2, msgid("an amount: 25.00"));
    if (cents > most) refuse(say("'{}' is more than {}", text, "10000000.00"));
    return cents;
}

std::int64_t parse_rate(std::string_view text) {
    const auto rate = scaled(text, 2, msgid("a rate in percent: 20 or 5.5"));
    if (rate > 10'000) refuse(say("'{}' is more than 100 %", text));
    return rate;
}

std::string duration_text(Seconds duration) {
    const auto count = duration.count();
    if (count != 0 && count % 86'400 == 0) return fmt::format("{}d", count / 86'400);
    if (count % 60 != 0) return fmt::format("{}s", count);
    if (count < 3'600) return fmt::format("{}min", count / 60);
    if (count % 3'600 == 0) return fmt::format("{}h", count / 3'600);
    return fmt::format("{}h{:02}", count / 3'600, count % 3'600 / 60);
}

}  // namespace tiers::catalogue
