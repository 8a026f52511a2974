#include <tiers/error.h>
#include <tiers/ticket.h>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"

namespace tiers::event {

namespace {

constexpr const char* pack_schema = "tiers.event.pack/1";

[[noreturn]] void throw_no_pack() {
    throw BadInput("no_pack", tr("it is no pack of an event"), "tiers event pack EVENT --output FILE.json");
}

/// A pack holds no number below 1.
std::int64_t id_in(const Json& row, std::string_view name) {
    const auto id = row.number(name);
    if (id < 1) throw_no_pack();
    return id;
}

Json id_rows(std::string_view name, const std::set<std::int64_t>& ids) {
    auto rows = Json::array();
    for (const auto id : ids) rows.push_back({{std::string(name), id}});
    return rows;
}

std::set<std::int64_t> ids_of_rows(const std::vector<Json>& rows, std::string_view name) {
    std::set<std::int64_t> ids;
    for (const auto& row : rows) ids.insert(id_in(row, name));
    return ids;
}

std::string instant_text(Instant at) {
    return rfc3339(at, Seconds(0));
}

Json session_json(const TicketPack::Session& session) {
    return {{"id", session.id},
            {"code", session.code},
            {"title", session.title},
            {"start", instant_text(session.span.start)},
            {"end", instant_text(session.span.end)}};
}

TicketPack::Session session_in(const Json& row) {
    return {.id = id_in(row, "id"),
            .code = row.text("code"),
            .title = row.text("title"),
            .span = {parse_instant(row.text("start"), Zone::utc()), parse_instant(row.text("end"), Zone::utc())}};
}

std::string public_key_in(const std::string& text) {
    const auto key = from_base64(text);
    if (!key || key->size() != 32) throw_no_pack();
    return *key;
}

TicketPack pack_in(const Json& json) {
    TicketPack pack{.event = id_in(json, "event"),
                    .code = json.text("code"),
                    .title = json.text("title"),
                    .zone = Zone::named(json.text("timezone")),
                    .editions = ids_of_rows(json.list("editions"), "event")};
    for (const auto& row : json.list("sessions")) pack.sessions.push_back(session_in(row));
    for (const auto& text : json.texts("public_keys")) pack.public_keys.push_back(public_key_in(text));
    pack.revoked = ids_of_rows(json.list("revoked"), "ticket");
    for (const auto& row : json.list("names")) pack.names[id_in(row, "ticket")] = row.text("name");
    return pack;
}

}  // namespace

std::string pack_text(const TicketPack& pack) {
    auto sessions = Json::array(), keys = Json::array(), names = Json::array();
    for (const auto& session : pack.sessions) sessions.push_back(session_json(session));
    for (const auto& key : pack.public_keys) keys.push_back(base64(key));
    for (const auto& [ticket, name] : pack.names) names.push_back({{"ticket", ticket}, {"name", name}});
    return written(Json{{"schema", pack_schema},
                        {"event", pack.event},
                        {"code", pack.code},
                        {"title", pack.title},
                        {"timezone", pack.zone.name()},
                        {"editions", id_rows("event", pack.editions)},
                        {"sessions", std::move(sessions)},
                        {"public_keys", std::move(keys)},
                        {"revoked", id_rows("ticket", pack.revoked)},
                        {"names", std::move(names)}}) +
           "\n";
}

TicketPack read_pack(std::string_view json) {
    const auto read = read_json(json);
    if (!read || read->text("schema") != pack_schema) throw_no_pack();
    try {
        return pack_in(*read);
    } catch (const BadInput&) {
        throw_no_pack();
    }
}

}  // namespace tiers::event
