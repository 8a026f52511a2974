#include "catalogue/write.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/facts.h"
#include "sql/catalogue.h"
#include "store/database.h"

namespace tiers::catalogue {

namespace {

void write_operator(Store& store, const Operator& who) {
    store.db()
        .prepare(sql::catalogue::put_operator)
        .bind(":name", who.name)
        .bind(":legal_form", who.legal_form)
        .bind(":siren", who.siren)
        .bind(":language", who.language)
        .bind(":currency", who.currency)
        .run();
    store.db().execute("delete from vat_regime");
    auto insert = store.db().prepare("insert into vat_regime values (:since, :regime)");
    for (const auto& step : who.vat.steps) insert.bind(":since", step.since).bind(":regime", step.value).run();
}

void write_hours(Store& store, const Place& place) {
    store.db().prepare("delete from place_hours where place_id = :place").bind(":place", place.row).run();
    auto insert = store.db().prepare("insert into place_hours values (:place, :since, :value)");
    for (const auto& step : place.hours.steps)
        insert.bind(":place", place.row).bind(":since", step.since).bind(":value", step.value).run();
}

void write_closures(Store& store, const Place& place) {
    store.db().prepare("delete from closure where place_id = :place").bind(":place", place.row).run();
    auto insert = store.db().prepare("insert or ignore into closure values (:place, :first, :last, :reason, :source)");
    for (const auto& closure : place.closures)
        insert.bind(":place", place.row)
            .bind(":first", closure.first)
            .bind(":last", closure.last)
            .bind(":reason", closure.reason)
            .bind(":source", closure.source)
            .run();
}

void write_place(Store& store, Place& place) {
    {
        auto put = store.db().prepare(sql::catalogue::put_place);
        put.bind(":code", place.id)
            .bind(":name", place.name)
            .bind(":timezone", place.timezone)
            .bind(":kinds", join(place.kinds, " "))
            .bind(":owner", place.owner)
            .bind(":host", place.host)
            .bind(":address", place.address)
            .bind(":commune", place.commune)
            .bind(":surface_m2", place.surface_m2)
            .bind(":opened", place.opened)
            .bind(":holidays", place.holidays)
            .step();
        place.row = put.integer(0);
    }
    write_hours(store, place);
    write_closures(store, place);
}

/// The buffer every booking keeps from now on, whatever its date: the wall in the database. Rules by date may ask more.
Seconds least_buffer(const Resource& resource, Day today) {
    const auto& buffer = resource.rules.buffer;
    auto least = buffer.on(today).value_or(Seconds(0));
    for (const auto& step : buffer.steps)
        if (step.since > today) least = std::min(least, step.value);
    return least;
}

/// Rules are the facts of these names; what is there is kept among them.
bool is_rule(std::string_view key) {
    static constexpr std::string_view rules[] = {
        "hours",       "step",          "buffer",           "min_duration",  "max_duration", "lead_time",
        "horizon",     "cancel_before", "late_fee",         "no_show_after", "hold",         "approval",
        "firm_within", "early_checkin", "free_at_checkout", "equipment"};
    return std::find(std::begin(rules), std::end(rules), key) != std::end(rules);
}

void write_rules(Store& store, const Resource& resource) {
    store.db().prepare("delete from resource_rule where resource_id = :resource").bind(":resource", resource.row).run();
    auto insert = store.db().prepare("insert into resource_rule values (:resource, :name, :since, :value)");
    for (const auto& fact : facts(resource)) {
        if (!is_rule(fact.key)) continue;
        for (const auto& step : fact.value.steps)
            insert.bind(":resource", resource.row)
                .bind(":name", fact.key)
                .bind(":since", step.since)
                .bind(":value", step.value)
                .run();
    }
}

void write_seats(Store& store, const Resource& resource) {
    store.db()
        .prepare("delete from resource_seats where resource_id = :resource")
        .bind(":resource", resource.row)
        .run();
    auto insert = store.db().prepare("insert into resource_seats values (:resource, :since, :seats)");
    for (const auto& step : resource.seats.steps)
        insert.bind(":resource", resource.row).bind(":since", step.since).bind(":seats", step.value).run();
}

void write_resource(Store& store, Resource& resource, const Place& place) {
    const auto today = Zone::named(place.timezone).day(store.now());
    {
        auto put = store.db().prepare(sql::catalogue::put_resource);
        put.bind(":code", resource.id)
            .bind(":place", place.row)
            .bind(":name", resource.name)
            .bind(":kind", resource.kind)
            .bind(":booked", resource.booked)
            .bind(":surface_m2", resource.surface_m2)
            .bind(":requires", join(resource.requires_, " "))
            .bind(":buffer", least_buffer(resource, today))
            .step();
        resource.row = put.integer(0);
    }
    write_rules(store, resource);
    write_seats(store, resource);
}

/// After all resources have their rows: a part may stand below its whole in the file.
void write_parts(Store& store, const Catalogue& wanted) {
    store.db().execute("delete from resource_part");
    auto insert = store.db().prepare("insert or ignore into resource_part values (:whole, :part)");
    for (const auto& place : wanted.places)
        for (const auto& resource : place.resources)
            for (const auto& part : resource.composed_of)
                insert.bind(":whole", resource.row).bind(":part", wanted.resource(part)->row).run();
}

/// What the catalogue no longer has is retired now, and never deleted.
void retire_missing(Store& store, const Catalogue& was, const Catalogue& wanted) {
    auto place = store.db().prepare("update place set retired = :now where id = :id and retired is null");
    auto resource = store.db().prepare("update resource set retired = :now where id = :id and retired is null");
    for (const auto& before : was.places) {
        for (const auto& part : before.resources)
            if (!wanted.resource(part.id)) resource.bind(":now", store.now()).bind(":id", part.row).run();
        if (!wanted.place(before.id)) place.bind(":now", store.now()).bind(":id", before.row).run();
    }
}

void write_declared(Store& store, const Catalogue& wanted) {
    store.db().prepare("update declared set retired = :now where retired is null").bind(":now", store.now()).run();
    auto put = store.db().prepare(sql::catalogue::put_declared);
    for (const auto& item : wanted.declared)
        put.bind(":kind", item.kind)
            .bind(":code", item.id)
            .bind(":since", item.since)
            .bind(":content", item.content)
            .run();
}

}  // namespace

void write_rows(Store& store, Catalogue& wanted) {
    retire_missing(store, applied(store), wanted);
    write_operator(store, wanted.operator_);
    for (auto& place : wanted.places) {
        write_place(store, place);
        for (auto& resource : place.resources) write_resource(store, resource, place);
    }
    write_parts(store, wanted);
    write_declared(store, wanted);
}

}  // namespace tiers::catalogue
