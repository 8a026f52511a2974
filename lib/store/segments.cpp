#include "store/segments.h"

#include <sqlite3.h>
#include <tiers/error.h>
#include <algorithm>
#include <limits>
#include <set>
#include <stdexcept>

#include "sql/store.h"
#include "store/open.h"
#include "store/patience.h"
#include "store/scan.h"

namespace tiers {

namespace {

constexpr auto ever = std::numeric_limits<std::int64_t>::min();

/// The key of a segment: what starts in one stretch lies before what starts in the next.
constexpr int resource_bits = 32;
constexpr std::int64_t key_of(std::int64_t stretch, std::int64_t resource) {
    return stretch << resource_bits | resource;
}
constexpr std::int64_t stretch_in(std::int64_t key) {
    return key >> resource_bits;
}
constexpr std::int64_t resource_in(std::int64_t key) {
    return key & ((std::int64_t{1} << resource_bits) - 1);
}

/// The bytes of each resource that something of a stretch is booked of.
using Rows = std::map<std::int64_t, std::string>;

std::int64_t seconds(Instant instant) {
    return instant.time_since_epoch().count();
}

std::optional<std::int64_t> number(Statement row) {
    return row.step() ? row.optional<std::int64_t>(0) : std::nullopt;
}

/// What starts before is packed, when the format is ours.
std::optional<std::int64_t> until_in_our_format(Database& db) {
    auto row = db.prepare("select until from packing where version = :version");
    return number(std::move(row.bind(":version", PackedFormat::version)));
}

std::optional<std::int64_t> stretch_due(Database& db) {
    return number(db.prepare("select min(stretch) from segment_due"));
}

Booked booking_of(const ScanRow& row) {
    return {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.optional(4), row.optional(5)};
}

/// Whether something that starts before became a no-show by now, and nobody wrote so since.
bool lapsed_unwritten(Database& db, std::int64_t before, Instant now) {
    auto row = db.prepare(
        "select 1 from booking indexed by booking_lapses "
        "where lapses is not null and ended is null and lapses <= :now and start < :before limit 1");
    return row.bind(":now", now).bind(":before", before).step();
}

/// Bookings that start in [first, before) and end after `from`, as they stand by then, or as they are written.
void each_live(Database& db, std::int64_t first, std::int64_t before, std::int64_t from, std::optional<Instant> by,
               const std::function<void(const Booked&)>& take) {
    Scan scan(db, [&](const ScanRow& row) { take(booking_of(row)); });
    auto select = db.prepare(sql::store::bookings_starting);
    scan.run(select.bind(":first", first).bind(":before", before).bind(":from", from).bind(":now", by));
}

/// What is packed of the stretches in which [first, before) lies.
void each_packed(Database& db, std::int64_t first, std::int64_t before,
                 const std::function<void(const BookedRows&)>& take) {
    auto last = ever;
    Scan scan(db, [&](const ScanRow& row) {
        const auto key = row.integer(0);
        if (key <= std::exchange(last, key)) throw std::logic_error("segments come in another order");
        take({stretch_in(key), resource_in(key), row.bytes(1)});
    });
    // SQLite walks through a range of keys in their order; to ask for it costs a fifth of the reading.
    auto select = db.prepare("select each_row(key, rows) from segment where key >= :first and key < :end");
    select.bind(":first", key_of(stretch_of(first), 0));
    scan.run(select.bind(":end", key_of(stretch_of(before - 1) + 1, 0)));
}

/// Packs the bookings of one stretch, resource by resource.
class Packer {
public:
    explicit Packer(std::int64_t stretch) : stretch_(stretch) {}

    void add(const Booked& booking) { rows_.try_emplace(booking.resource, stretch_).first->second.add(booking); }
    Rows rows() const {
        Rows found;
        for (const auto& [resource, rows] : rows_) found.emplace(resource, rows.bytes());
        return found;
    }

private:
    std::int64_t stretch_;
    std::map<std::int64_t, PackedRows> rows_;
};

Rows rows_of(Database& db, std::int64_t stretch) {
    Packer packer(stretch);
    each_live(db, start_of(stretch), start_of(stretch + 1), ever, {},
              [&](const Booked& booking) { packer.add(booking); });
    return packer.rows();
}

/// Of the resources that are due.
Rows rows_due(Database& db, std::int64_t stretch) {
    Packer packer(stretch);
    Scan scan(db, [&](const ScanRow& row) { packer.add(booking_of(row)); });
    auto select = db.prepare(sql::store::bookings_due);
    select.bind(":stretch", stretch);
    scan.run(select.bind(":first", start_of(stretch)).bind(":before", start_of(stretch + 1)));
    return packer.rows();
}

Rows stored_rows(Database& db, std::int64_t stretch) {
    Rows rows;
    auto row = db.prepare("select key, rows from segment where key >= :first and key < :end");
    row.bind(":first", key_of(stretch, 0)).bind(":end", key_of(stretch + 1, 0));
    while (row.step()) rows[resource_in(row.integer(0))] = row.blob(1);
    return rows;
}

void put(Database& db, std::int64_t stretch, std::int64_t resource, const std::string& rows) {
    db.prepare("insert into segment (key, rows) values (:key, :rows) on conflict do update set rows = excluded.rows")
        .bind(":key", key_of(stretch, resource))
        .bind_blob(":rows", rows)
        .run();
}

/// In which something is booked before an instant, or packed.
std::vector<std::int64_t> stretches_to_check(Database& db, std::int64_t until) {
    std::vector<std::int64_t> stretches;
    auto row = db.prepare(
        "select start >> :stretch_bits from booking where start < :until "
        "union select key >> :resource_bits from segment where key < :end");
    row.bind(":stretch_bits", stretch_bits).bind(":resource_bits", resource_bits);
    row.bind(":until", until).bind(":end", key_of(stretch_of(until), 0));
    while (row.step()) stretches.push_back(row.integer(0));
    return stretches;
}

std::set<std::int64_t> resources_due(Database& db, std::int64_t stretch) {
    std::set<std::int64_t> resources;
    auto row = db.prepare("select resource_id from segment_due where stretch = :stretch");
    row.bind(":stretch", stretch);
    while (row.step()) resources.insert(row.integer(0));
    return resources;
}

/// Packs what is due of a stretch anew.
void mend(Database& db, std::int64_t stretch) {
    auto rows = rows_due(db, stretch);
    for (const auto resource : resources_due(db, stretch)) put(db, stretch, resource, rows[resource]);
    db.prepare("delete from segment_due where stretch = :stretch").bind(":stretch", stretch).run();
}

/// What is there already, of a booking that was moved beyond what was packed then, was marked by no change since.
void pack(Database& db, std::int64_t stretch) {
    db.prepare("delete from segment where key >= :first and key < :end")
        .bind(":first", key_of(stretch, 0))
        .bind(":end", key_of(stretch + 1, 0))
        .run();
    for (const auto& [resource, rows] : rows_of(db, stretch)) put(db, stretch, resource, rows);
    db.prepare(
          "insert into packing (id, version, until) values (1, :version, :until) "
          "on conflict do update set until = excluded.until")
        .bind(":version", PackedFormat::version)
        .bind(":until", start_of(stretch + 1))
        .run();
}

void forget(Database& db) {
    for (const auto* statement : {"delete from packing", "delete from segment", "delete from segment_due"})
        db.prepare(statement).run();
}

bool only_reads(Database& db) {
    auto row = db.prepare("pragma query_only");
    return row.step() && row.integer(0) != 0;
}

/// While this lives, a connection that reads may pack, without waiting for others: one of its own would read the schema
/// first, which takes longer than to pack what one booking changed.
class Packing {
public:
    explicit Packing(const Store& store) : db_(store.db()), only_reads_(only_reads(db_)) {
        static constexpr Patience none{0};
        check_to_write(db_, store.file());
        wait_for_others(db_.raw().getHandle(), none);
        db_.execute("pragma secure_delete = on");
        db_.execute("pragma synchronous = normal");
        db_.execute("pragma query_only = off");
    }
    ~Packing() {
        auto* db = db_.raw().getHandle();
        sqlite3_exec(db, "rollback", nullptr, nullptr, nullptr);  // where something was thrown
        sqlite3_exec(db, "pragma synchronous = full", nullptr, nullptr, nullptr);
        if (only_reads_) sqlite3_exec(db, "pragma query_only = on", nullptr, nullptr, nullptr);
        wait_for_others(db, usual_patience);
    }
    Packing(const Packing&) = delete;
    Packing& operator=(const Packing&) = delete;

    bool next(Instant now) {
        db_.execute("begin immediate");
        const auto more = pack_next(db_, now);
        db_.execute("commit");
        return more;
    }

private:
    Database& db_;
    bool only_reads_;
};

bool fresh(Database& db, Instant now) {
    const auto until = until_in_our_format(db);
    return until && stretch_of(*until) >= stretch_of(seconds(now)) && !stretch_due(db);
}

}  // namespace

void each_booked(const Store& store, Instant from, Instant to, const std::function<void(const BookedRows&)>& take) {
    if (from >= to) return;
    auto& db = store.db();
    const auto first = seconds(from), before = seconds(to);
    const auto earliest = first - number(db.prepare("select max(longest) from resource_class")).value_or(0);
    auto live = earliest;
    if (const auto until = until_in_our_format(db);
        until && *until > earliest && !stretch_due(db) && !lapsed_unwritten(db, *until, store.now())) {
        live = *until;
        each_packed(db, earliest, std::min(before, live), take);
    }
    each_live(db, live, before, first, store.now(), [&](const Booked& booking) {
        const auto stretch = stretch_of(booking.start);
        PackedRows packed(stretch);
        packed.add(booking);
        take({stretch, booking.resource, packed.bytes()});
    });
}

std::optional<Instant> first_start(Database& db) {
    const auto start = number(db.prepare("select start from first_booking"));
    return start ? std::optional(Instant(Seconds(*start))) : std::nullopt;
}

bool pack_next(Database& db, Instant now) {
    if (const auto due = stretch_due(db)) {
        mend(db, *due);
        return true;
    }
    auto until = until_in_our_format(db);
    if (!until) {
        forget(db);
        until = number(db.prepare("select start from first_booking"));
    }
    if (!until || stretch_of(*until) >= stretch_of(seconds(now))) return false;
    pack(db, stretch_of(*until));
    return true;
}

void refresh_segments(const Store& store) {
    constexpr std::int64_t worth_packing = 50'000;  // bookings: fewer are read in milliseconds
    if (sqlite3_get_autocommit(store.db().raw().getHandle()) == 0) return;
    if (number(store.db().prepare("select max(id) from booking")).value_or(0) < worth_packing) return;
    if (fresh(store.db(), store.now())) return;
    try {
        Packing packing(store);
        while (packing.next(store.now())) continue;
    } catch (const Error&) {
        return;  // the report reads the bookings themselves
    }
}

Instant packed_until(Database& db) {
    return Instant(Seconds(number(db.prepare("select until from packing")).value_or(ever)));
}

void segment_changed(Database& db, std::int64_t resource, Instant start) {
    db.prepare(
          "insert or ignore into segment_due select :stretch, :resource where :start < (select until from packing)")
        .bind(":stretch", stretch_of(seconds(start)))
        .bind(":start", start)
        .bind(":resource", resource)
        .run();
}

std::vector<std::pair<std::int64_t, std::int64_t>> false_segments(Database& db) {
    std::vector<std::pair<std::int64_t, std::int64_t>> found;
    const auto until = until_in_our_format(db);
    if (!until) return found;
    for (const auto stretch : stretches_to_check(db, *until)) {
        auto wanted = rows_of(db, stretch), there = stored_rows(db, stretch);
        for (const auto resource : resources_due(db, stretch)) wanted[resource] = there[resource];
        for (const auto& [resource, rows] : wanted)
            if (there[resource] != rows) found.emplace_back(stretch, resource);
        for (const auto& [resource, rows] : there)
            if (!rows.empty() && !wanted.contains(resource)) found.emplace_back(stretch, resource);
    }
    return found;
}

Snapshot::Snapshot(const Store& store)
    : db_(store.db()), outermost_(sqlite3_get_autocommit(db_.raw().getHandle()) != 0) {
    if (outermost_) db_.execute("begin");
}

Snapshot::~Snapshot() {
    if (outermost_) sqlite3_exec(db_.raw().getHandle(), "commit", nullptr, nullptr, nullptr);
}

}  // namespace tiers
