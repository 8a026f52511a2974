#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <algorithm>
#include <iterator>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "catalogue/excludes.h"
#include "catalogue/hits.h"
#include "catalogue/holds.h"
#include "catalogue/settle.h"
#include "catalogue/write.h"
#include "sql/catalogue.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::catalogue {

namespace {

void refuse_history(const std::vector<std::string>& past) {
    if (past.empty()) return;
    throw Refused(
        "history", join(past, "\n"),
        tr("give the value a date from today on, or --rewrite-history to change what reports say of the past"));
}

/// What a version says, but for its plan's name, which may change.
Json terms_of(const Declared& version) {
    auto terms = stored_json(version.content);
    terms.erase("name");
    return terms;
}

/// Whether somebody was put on a version of a plan, or a booking was priced by one of a tariff.
bool used(const Store& store, const Declared& version) {
    auto row = store.db().prepare(version.kind == "plan"
                                      ? "select 1 from subscription where plan = :id and version = :since"
                                      : "select 1 from booking_price where tariff = :id and version = :since");
    return row.bind(":id", version.id).bind(":since", version.since).step();
}

/// A version that was used stays as it was sold: another version takes its place.
void refuse_used(const Store& store, const Catalogue& was, const Catalogue& settled) {
    for (const auto& before : was.declared) {
        if (before.kind != "plan" && before.kind != "tariff") continue;
        for (const auto& after : settled.declared)
            if (before.kind == after.kind && before.id == after.id && before.since == after.since &&
                terms_of(before) != terms_of(after) && used(store, after))
                throw Refused("version_used",
                              say("{} {}: the version from {} is used", after.kind, after.id, iso(after.since)),
                              tr("add a version with a later first day"));
    }
}

std::string told(const Hit& hit) {
    return fmt::format("{} {} {}: {}", hit.booking, hit.resource, rfc3339(hit.start.at, hit.start.offset), hit.why);
}

/// A long list helps nobody on a terminal.
void refuse_hits(const std::vector<RuleHit>& hits) {
    constexpr std::size_t most = 20;
    std::vector<std::string> lines{fmt::format(
        fmt::runtime(trn("{} booking to come is hit", "{} bookings to come are hit", hits.size())), hits.size())};
    for (const auto& [hit, rule] : hits) {
        if (lines.size() > most) {
            lines.push_back(
                say("and {} more; 'tiers config apply --hit keep --dry-run' lists them all", hits.size() - most));
            break;
        }
        lines.push_back(told(hit));
    }
    throw Conflict("bookings_hit", join(lines, "\n"), tr("--hit keep lets them stand, --hit cancel ends them"));
}

void settle_hits(Store& store, const std::vector<RuleHit>& hits, OnHit on_hit) {
    if (on_hit == OnHit::refuse && !hits.empty()) refuse_hits(hits);
    for (const auto& hit : hits) {
        if (on_hit == OnHit::keep) keep(store, hit);
        if (on_hit == OnHit::cancel) cancel(store, hit);
    }
}

/// Bookings to come are no-shows as the resource says now.
void write_no_shows(Store& store, const Catalogue& was, const Resource& resource) {
    const auto* before = was.resource(resource.id);
    if (!before || before->rules.no_show_after == resource.rules.no_show_after) return;
    store.db()
        .prepare(sql::catalogue::no_shows)
        .bind(":resource", resource.row)
        .bind(":after", resource.rules.no_show_after)
        .bind(":now", store.now())
        .run();
}

std::int64_t write_bytes(Store& store, std::string_view bytes) {
    store.db()
        .prepare("insert into catalogue (applied_at, digest, toml) values (:now, :digest, :toml)")
        .bind(":now", store.now())
        .bind_blob(":digest", digest(bytes))
        .bind_blob(":toml", bytes)
        .run();
    return store.db().last_id();
}

std::string journal_content(const Applied& applied) {
    auto content = Json{{"changes", Json::array()}, {"hits", Json::array()}};
    for (const auto& change : applied.changes)
        content["changes"].push_back({{"thing", change.thing},
                                      {"id", change.id},
                                      {"what", change.what},
                                      {"key", change.key},
                                      {"value", change.value}});
    for (const auto& hit : applied.hits) content["hits"].push_back(hit.booking);
    return written(content);
}

Pairs fresh_pairs(const Pairs& wanted, const Pairs& written) {
    Pairs fresh;
    std::set_difference(wanted.begin(), wanted.end(), written.begin(), written.end(),
                        std::inserter(fresh, fresh.end()));
    return fresh;
}

}  // namespace

Applied apply(Store& store, const Catalogue& wanted, std::string_view toml_bytes, OnHit on_hit, bool rewrite_history) {
    const auto was = applied(store);
    auto settled = settle(was, wanted, store.now());
    if (!rewrite_history) refuse_history(rewritten(was, settled, store.now()));
    refuse_used(store, was, settled);
    Applied result{compare_catalogues(was, settled), {}};
    if (result.changes.empty() && unchanged_since_apply(store, toml_bytes)) return result;

    write_rows(store, settled);
    const auto pairs = sharing_pairs(store);
    const auto hits = find_hits(store, was, settled, fresh_pairs(pairs, written_pairs(store)));
    for (const auto& [hit, rule] : hits) result.hits.push_back(hit);
    settle_hits(store, hits, on_hit);
    write_pairs(store, pairs);
    for (const auto& place : settled.places)
        for (const auto& resource : place.resources)
            write_units(store, resource, bookable_units(store, resource, Zone::named(place.timezone)));
    for (const auto& place : settled.places)
        for (const auto& resource : place.resources) write_no_shows(store, was, resource);
    journal::write(store, "catalogue", write_bytes(store, toml_bytes), journal_content(result));
    return result;
}

bool unchanged_since_apply(const Store& store, std::string_view toml_bytes) {
    auto row = store.db().prepare("select digest from catalogue order by id desc limit 1");
    return row.step() && row.blob(0) == digest(toml_bytes);
}

}  // namespace tiers::catalogue
