#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/handover.h>

#include "base/json.h"
#include "base/text.h"
#include "booking/booking_store.h"
#include "booking/lapse.h"
#include "i18n/dates.h"
#include "sql/booking.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::booking {

namespace {

Handover handover_of(const Statement& row, Instant now) {
    Handover one{row.integer(0), row.integer(1), row.text(2),    row.text(3),    row.text(4),
                 row.text(5),    row.text(6),    row.instant(7), row.instant(8), row.optional<Instant>(9),
                 row.text(10),   false};
    one.late = one.returned.value_or(now) > one.due;
    return one;
}

/// Of one by its id, or of a booking.
std::vector<Handover> found_handovers(const Store& store, std::optional<Id> id, std::optional<Id> booking,
                                      bool returned) {
    auto row = store.db().prepare(sql::booking::handovers);
    row.bind(":id", id)
        .bind(":booking", booking)
        .bind(":returned", returned)
        .bind(":late", false)
        .bind(":now", store.now());
    std::vector<Handover> found;
    while (row.step()) found.push_back(handover_of(row, store.now()));
    return found;
}

std::string thing(const Handover& one) {
    return one.item.empty() ? one.resource_name : one.item;
}

void record_handover(Store& store, std::string_view done, const Handover& one) {
    const Json content{{"done", done},
                       {"booking", one.booking},
                       {"item", one.item},
                       {"due", one.due.time_since_epoch().count()},
                       {"note", one.note}};
    journal::write(store, "handover", one.id, written(content));
}

Id insert_handover(Store& store, const Handing& handing, Instant due) {
    store.db()
        .prepare(
            "insert into handover (booking_id, item, at, due, created, recorded) "
            "values (:booking, :item, :at, :due, :now, :now)")
        .bind(":booking", handing.booking)
        .bind(":item", handing.item)
        .bind(":at", handing.at)
        .bind(":due", due)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void check_handing(const Store& store, const Handing& handing, const Booking& booking) {
    if (!booking.ended.empty())
        throw Conflict("ended", say("booking {} has ended: {}", booking.id, tr(booking.ended.c_str())));
    if (!booking.confirmed())
        throw Conflict("not_confirmed", say("booking {} is not confirmed", booking.id),
                       say("tiers book approve {}", booking.id));
    for (const auto& out : found_handovers(store, std::nullopt, handing.booking, false))
        if (out.item == handing.item)
            throw Conflict("handed_over", say("'{}' is handed over already", thing(out)),
                           say("tiers book return {}", booking.id));
    if (handing.due && *handing.due < handing.at)
        throw BadInput("bad_time", tr("it is due back after it is handed over"));
}

}  // namespace

Handover hand_over(Store& store, const Handing& handing) {
    const request_key::Request asked("book handover",
                                     fmt::format("{}|{}|{}", handing.booking, handing.item,
                                                 handing.due ? handing.due->time_since_epoch().count() : 0));
    if (!handing.key.empty())
        if (const auto id = request_key::known(store, handing.key, asked))
            return found_handovers(store, whole_number(*id), std::nullopt, true).at(0);
    end_lapsed(store);
    const auto booking = get(store, handing.booking);
    check_handing(store, handing, booking);
    const auto due = handing.due.value_or(std::max(booking.span.end, handing.at));
    auto made = found_handovers(store, insert_handover(store, handing, due), std::nullopt, true).at(0);
    record_handover(store, "handed over", made);
    if (!handing.key.empty()) request_key::remember(store, handing.key, asked, std::to_string(made.id));
    return made;
}

std::vector<Handover> bring_back(Store& store, Id booking, const std::optional<std::string>& item, Instant at,
                                 const std::string& note) {
    get(store, booking);
    auto out = found_handovers(store, std::nullopt, booking, false);
    if (item) std::erase_if(out, [&](const Handover& one) { return one.item != *item; });
    if (out.empty())
        throw Conflict("nothing_out", say("nothing is out with booking {}", booking), "tiers book handovers");
    for (auto& one : out) {
        if (at < one.at) throw BadInput("bad_time", tr("it comes back after it was handed over"));
        store.db()
            .prepare("update handover set returned = :at, note = :note, recorded = :now where id = :id")
            .bind(":at", at)
            .bind(":note", note)
            .bind(":now", store.now())
            .bind(":id", one.id)
            .run();
        one = found_handovers(store, one.id, std::nullopt, true).at(0);
        record_handover(store, "returned", one);
    }
    return out;
}

std::vector<Handover> handovers(const Store& store, const HandoverQuery& query) {
    auto row = store.db().prepare(sql::booking::handovers);
    row.bind(":resource", unless_empty(query.resource))
        .bind(":late", query.late)
        .bind(":returned", query.returned)
        .bind(":now", store.now());
    std::vector<Handover> found;
    while (row.step()) found.push_back(handover_of(row, store.now()));
    return found;
}

std::vector<Column> handover_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"booking", tr("Booking"), Kind::id},
            {"resource", tr("Resource"), Kind::code},
            {"item", tr("Item"), Kind::text},
            {"member_name", tr("Name"), Kind::text},
            {"at", tr("Handed over"), Kind::instant},
            {"due", tr("Due"), Kind::instant},
            {"returned", tr("Returned"), Kind::instant},
            {"late", tr("Late"), Kind::flag},
            {"note", tr("Note"), Kind::text}};
}

Row handover_row(const Handover& one) {
    const auto zone = Zone::named(one.zone);
    return {id_value(one.id),   one.booking,         one.resource_id,          cell(one.item), one.member_name,
            cell(zone, one.at), cell(zone, one.due), cell(zone, one.returned), one.late,       cell(one.note)};
}

std::string handover_sentence(std::string_view done, const Handover& one, Language language) {
    const auto due = shown(one.due, Zone::named(one.zone), language);
    auto text = fmt::format("{}  {}  {}  {}  {}", done, id_text(one.id), say("booking {}", one.booking), thing(one),
                            one.member_name);
    text += "  " + (one.returned && !one.late ? std::string(tr("in time"))
                    : one.returned            ? say("late: due {}", due)
                                              : say("due {}", due));
    return one.note.empty() ? text : text + "  " + one.note;
}

}  // namespace tiers::booking
