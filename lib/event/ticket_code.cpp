#include "event/ticket_code.h"

#include <tiers/error.h>
#include <algorithm>
#include <limits>

#include "base/base32.h"
#include "base/digest.h"
#include "base/signature.h"
#include "base/text.h"
#include "event/keyboard.h"

namespace tiers::event {

namespace {

constexpr char code_version = 1;
constexpr std::size_t key_id_bytes = 3, payload_bytes = 20, signature_bytes = 64, scanned_bytes = 512;
constexpr int days_in_code = 16;

/// Appends so many bytes, the highest first.
void append_number(std::string& bytes, std::int64_t number, unsigned count) {
    if (number < 0 || number >> (8 * count) != 0)
        throw BadInput("ticket_number", say("{} is beyond what a ticket has room for", number));
    while (count-- > 0) bytes += static_cast<char>(number >> (8 * count) & 255);
}

std::int64_t taken_number(std::string_view& bytes, std::size_t count) {
    std::int64_t number = 0;
    for (const auto byte : bytes.substr(0, count)) number = number << 8 | static_cast<unsigned char>(byte);
    bytes.remove_prefix(count);
    return number;
}

std::int64_t days_mask(const std::vector<Day>& days) {
    std::int64_t mask = 0;
    for (const auto day : days) {
        const auto after = (day - days.front()).count();
        if (after < 0 || after >= days_in_code)
            throw BadInput("ticket_days", say("the days of a ticket lie within {} days", days_in_code));
        mask |= std::int64_t{1} << after;
    }
    return mask;
}

std::vector<Day> marked_days(std::int64_t first, std::int64_t mask) {
    std::vector<Day> days;
    for (int after = 0; after < days_in_code; ++after)
        if ((mask >> after & 1) != 0) days.emplace_back(std::chrono::days(first + after));
    return days;
}

std::string payload_of(const Ticket& ticket, std::string_view key_id) {
    std::string bytes(1, code_version);
    bytes += key_id;
    append_number(bytes, ticket.event, 4);
    append_number(bytes, ticket.number, 4);
    append_number(bytes, ticket.session.value_or(0), 4);
    append_number(bytes, ticket.days.empty() ? 0 : ticket.days.front().time_since_epoch().count(), 2);
    append_number(bytes, days_mask(ticket.days), 2);
    return bytes;
}

Ticket ticket_of(std::string_view claimed) {
    const auto event = taken_number(claimed, 4), number = taken_number(claimed, 4), session = taken_number(claimed, 4);
    const auto first = taken_number(claimed, 2), mask = taken_number(claimed, 2);
    return {.event = event,
            .number = number,
            .session = session == 0 ? std::nullopt : std::optional(session),
            .days = marked_days(first, mask)};
}

/// Several keys may have one id: any of them serves.
TicketRead::Is signed_with(std::span<const TicketKey> keys, std::string_view bytes) {
    const auto payload = bytes.substr(0, payload_bytes), signature = bytes.substr(payload_bytes);
    auto is = TicketRead::Is::foreign;
    for (const auto& key : keys) {
        if (key.id != payload.substr(1, key_id_bytes)) continue;
        if (signed_by(key.bytes, payload, signature)) return TicketRead::Is::genuine;
        is = TicketRead::Is::forged;
    }
    return is;
}

TicketRead read_as_it_is(std::string_view text, std::span<const TicketKey> keys) {
    const auto bytes = from_base32(text);
    if (!bytes || bytes->size() != payload_bytes + signature_bytes || bytes->front() != code_version) return {};
    return {.is = signed_with(keys, *bytes),
            .ticket = ticket_of(std::string_view(*bytes).substr(1 + key_id_bytes, payload_bytes - 1 - key_id_bytes))};
}

}  // namespace

std::string ticket_key_id(std::string_view public_key) {
    return digest(public_key).substr(0, key_id_bytes);
}

std::string ticket_code(const Ticket& ticket, std::string_view secret) {
    const auto payload = payload_of(ticket, ticket_key_id(public_key_of(secret)));
    return base32(payload + signature_of(payload, secret));
}

TicketRead read_ticket(std::string_view scanned, std::span<const TicketKey> keys) {
    if (scanned.size() > scanned_bytes) return {};
    std::string text(scanned);
    std::erase_if(text, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    auto read = read_as_it_is(text, keys);
    if (read.is == TicketRead::Is::genuine) return read;
    auto again = read_as_it_is(retyped(text), keys);
    again.wrong_keyboard = again.is != TicketRead::Is::unreadable;
    return again.is == TicketRead::Is::genuine || read.is == TicketRead::Is::unreadable ? again : read;
}

}  // namespace tiers::event
