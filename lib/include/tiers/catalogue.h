#pragma once

#include <tiers/document.h>
#include <tiers/glance.h>
#include <tiers/store.h>
#include <tiers/time.h>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::catalogue {

/// The day of a value that has no first day: it holds since ever.
inline constexpr Day always{std::chrono::year(1) / 1 / 1};

/// A value that changes by date: the one of the last `since` that is not after the day counts. None at all: the default
/// of the key (see keys()).
template <class T>
struct Dated {
    struct Step {
        Day since;  ///< `always` for a value without a date
        T value;
        bool operator==(const Step&) const = default;
    };
    std::vector<Step> steps;  ///< ascending

    std::optional<T> on(Day day) const {
        std::optional<T> found;
        for (const auto& step : steps)
            if (step.since <= day) found = step.value;
        return found;
    }
    bool operator==(const Dated&) const = default;
};

struct Closure {
    Day first;
    Day last;  ///< included
    std::string reason;
    std::string source = "file";
    bool operator==(const Closure&) const = default;
};

/// An exceptional closing or opening of a place, or of one of its resources.
struct Block {
    std::int64_t id = 0;
    std::optional<std::int64_t> resource;  ///< row; nothing for all of the place
    Span span;
    bool opens = false;
    std::string reason;
    bool operator==(const Block&) const = default;
};

/// The rules a booking of a resource obeys. Where nothing is set: no buffer, any minute, no limit.
struct Rules {
    Dated<std::string> hours;  ///< of its own; empty: those of the place
    Dated<Seconds> buffer, step, min_duration, lead_time;
    Dated<Seconds> max_duration;  ///< nominal: 1d is a civil day
    Dated<std::chrono::days> horizon;
    /// Of the resource, or of [booking].
    std::optional<Seconds> cancel_before, no_show_after, hold, early_checkin;
    std::optional<std::chrono::days> firm_within;
    std::optional<bool> approval, free_at_checkout;
    std::string late_fee;  ///< "5.00"; empty for none
    bool operator==(const Rules&) const = default;
};

struct Resource {
    std::int64_t row = 0;  ///< id in the database; 0 when read from a file
    std::string id, name, kind, booked;
    std::string place;  ///< declared id
    Dated<int> seats;   ///< people it holds
    std::optional<double> surface_m2;
    std::vector<std::string> composed_of, requires_;
    std::vector<std::string> equipment;  ///< what is there, in the operator's own words: screen, whiteboard
    Rules rules;
    std::optional<Instant> retired;  ///< when it left the file
    bool whole() const { return booked == "whole"; }
    bool operator==(const Resource&) const = default;
};

struct Place {
    std::int64_t row = 0;
    std::string id, name, owner, host, address, commune, timezone, holidays = "FR";
    std::vector<std::string> kinds;
    std::optional<double> surface_m2;
    std::optional<Day> opened;
    Dated<std::string> hours;  ///< OpenStreetMap opening_hours
    std::vector<Closure> closures;
    std::vector<std::string> closures_ics;  ///< files, as written
    std::vector<Block> blocks;              ///< written by `book block`, in that order; none in a file
    std::vector<Resource> resources;
    std::optional<Instant> retired;
    bool operator==(const Place&) const = default;
};

/// A plan, tariff, zone or other table that is declared and checked now and used by later work: its content as JSON.
struct Declared {
    std::string kind;     ///< plan, tariff, zone, ..., and the sections booking, presence, privacy, mail
    std::string id;       ///< empty for a section
    Day since = always;   ///< of the version
    std::string content;  ///< JSON
    bool operator==(const Declared&) const = default;
};

struct Operator {
    std::string name, legal_form, siren, language = "fr", currency = "EUR";
    Dated<std::string> vat;
    bool operator==(const Operator&) const = default;
};

struct TIERS_API Catalogue {
    Operator operator_;
    std::filesystem::path database;  ///< as written, relative to the file
    std::vector<Place> places;
    std::vector<Declared> declared;
    int min_cell = 5;  ///< [privacy]
    bool operator==(const Catalogue&) const = default;

    const Place* place(std::string_view id) const;
    const Resource* resource(std::string_view id) const;
};

/// What a key takes.
enum class KeyKind {
    text,
    texts,
    id,
    ids,
    word,
    words,
    flag,
    count,
    number,
    day,
    clock,
    duration,
    days,
    money,
    rate,
    email,
    siren,
    currency,
    zone,
    hours,
    commune,
    communes,
    epcis,
    departements,
    selectors,
    existing,
    table_,
    tables
};

/// One key of tiers.toml. From this table come the checks, the commented sample, the manual, and `config show
/// --origin`.
struct Key {
    const char* path;  ///< place.resource.buffer
    KeyKind kind;
    bool required = false;
    const char* fallback = "";    ///< what holds when it is left out, as TOML; empty for nothing
    const char* example = "";     ///< as TOML; empty: the fallback serves
    const char* words = "";       ///< of a word or words, blank-separated
    const char* dated = nullptr;  ///< the name beside `from` when [{ from, value }] is taken as well
    const char* help = "";        ///< msgid, one line
};
TIERS_API std::span<const Key> keys();
/// The variable of the environment that goes before a key: TIERS_DATABASE_PATH for database.path. Empty for what has
/// none: tables, lists, and what stands in a list of tables.
TIERS_API std::string variable_of(const Key& key);
/// A tiers.toml that shows every key, as comments but for what no file can do without (config/tiers.toml).
TIERS_API std::string sample();

/// Reads and checks a file, with variables in the place of what it says. Throws BadInput that names file, line and
/// column, or the variable, what is wrong and the nearest right word; all the errors are in the message, one a line.
struct Loaded {
    Catalogue catalogue;
    std::string bytes;  ///< of the file, as read
};
/// Calendar files that close places are read too; what comes again in them counts to the end of the year after next.
TIERS_API Loaded load(const std::filesystem::path& file, Instant now, const Variables& variables = {});
/// The same for a copy that stands for `name`, which messages tell and paths are relative to.
TIERS_API Loaded load(const std::filesystem::path& file, const std::filesystem::path& name, Instant now,
                      const Variables& variables = {});
/// The same for bytes in hand; `name` stands for the file in messages. Calendar files are not read.
TIERS_API Catalogue load_text(std::string_view bytes, const std::string& name, const Variables& variables = {});
/// Throws BadInput for INSEE codes that the territory tables in `folder` do not have, with what they are as postcodes.
TIERS_API void check_communes(const Loaded& loaded, const std::string& name, const std::filesystem::path& folder);

/// A value in force, for `config show`.
struct Setting {
    std::string key;    ///< with the ids in it: place.izarbel.resource.open-space.buffer
    std::string value;  ///< as TOML
    int line = 0;       ///< of the file; 0 for a default
    int column = 0;
    std::string from = {};  ///< the option or variable that goes before the file
};
/// What a file sets, and the default of what it leaves out. Throws BadInput for a file with errors.
TIERS_API std::vector<Setting> settings(std::string_view bytes, const std::string& name,
                                        const Variables& variables = {});
/// Puts what an option or variable says in the place of what the file says.
TIERS_API void put_before(std::vector<Setting>& settings, std::string_view key, std::string_view value,
                          const std::string& from);

/// What `init` asks people; what is not answered stays as the example has it.
struct Room {
    std::string name;
    int seats;
};
struct Answers {
    std::optional<std::string> name, legal_form, commune, hours;
    std::optional<double> surface_m2;
    std::optional<int> desks;
    std::optional<std::vector<Room>> rooms;
};
/// A first tiers.toml: an example (config/examples/*.toml) with the answers put in, every key commented.
TIERS_API std::string first_file(std::string_view example, const Answers& answers);
/// An id made of a name: "Salle à côté" gives "salle-a-cote"; "room" where nothing is left.
TIERS_API std::string id_from(std::string_view name);
/// Cents of "120.00", "120", "0.5" or "0,5", up to ten million. Throws BadInput.
TIERS_API std::int64_t parse_money(std::string_view text);
/// Hours as people write them, as OpenStreetMap writes them: "lun-ven 8h30-19h" gives "Mo-Fr 08:30-19:00". Throws
/// BadInput.
TIERS_API std::string hours_from_people(std::string_view text);
/// Rooms with the people they hold: "Salle A 8, Salle B 4". Throws BadInput.
TIERS_API std::vector<Room> rooms_from_people(std::string_view text);

/// What was applied last, from the database. Retired places and resources are in it, marked.
TIERS_API Catalogue applied(const Store& store);

/// The operator that was applied; without a name where none was.
TIERS_API Operator operator_of(const Store& store);

/// [privacy] as it was applied: the fewest people that a published cell tells of, how long people are known after they
/// were last seen, and the personal track of a follow-up after it ended.
struct Privacy {
    int min_cell = 5;
    std::chrono::days retention{1095};
    std::chrono::days personal_retention{365};
};
TIERS_API Privacy privacy_of(const Store& store);

/// A place or resource that was applied, by declared id. Throws NotFound with the nearest ids; Refused when retired
/// and `live` is asked for.
TIERS_API Resource find_resource(const Store& store, std::string_view id, bool live = true);
TIERS_API Place find_place(const Store& store, std::string_view id);
/// The clock of a place by declared id, of the first of all where none is named; UTC where there is none. Throws
/// NotFound as find_place() does.
TIERS_API Zone zone_of(const Store& store, std::string_view place = {});
/// The place that is named, or the only one there is. Throws NotFound, Refused for one that is retired, and BadInput
/// that lists them.
TIERS_API Place one_place(const Store& store, const std::optional<std::string>& id);
/// The place a resource is in, without its resources.
TIERS_API Place place_of(const Store& store, const Resource& resource);
TIERS_API std::vector<Resource> resources_of(const Store& store, const Place& place);

/// One difference between what is applied and the file, for machines and as a sentence.
struct Change {
    std::string thing;        ///< operator, place, resource, or the kind of what is declared: plan, zone, booking ...
    std::string id;           ///< empty for the operator and for sections
    std::string what;         ///< added, retired, back, set, unset, closed, reopened, changed
    std::string key;          ///< of the value, where it is one
    std::optional<Day> from;  ///< first day, where it has one
    std::string was, value;
    std::string sentence;  ///< "capacity becomes '20' from 2026-09-01 (was '14')", translated
};
/// As they would be applied now: a value without a date counts from today.
TIERS_API std::vector<Change> diff(const Catalogue& applied, const Catalogue& wanted, Instant now);

/// Bookings to come that a change hits: shorter hours, a closure, a smaller capacity.
struct Hit {
    std::int64_t booking;
    std::string resource;
    Moment start, end;
    std::string why;
};
enum class OnHit { refuse, keep, cancel };

struct Applied {
    std::vector<Change> changes;
    std::vector<Hit> hits;
};
/// Writes the catalogue's rows in the caller's transaction. With OnHit::refuse, hits throw Conflict that lists them.
TIERS_API Applied apply(Store& store, const Catalogue& wanted, std::string_view toml_bytes, OnHit on_hit,
                        bool rewrite_history = false);

/// Whether these bytes of tiers.toml are what was applied last.
TIERS_API bool unchanged_since_apply(const Store& store, std::string_view toml_bytes);

/// When a resource may be booked within a span: its hours, or those of its place, less holidays and closures.
/// Ordered, disjoint. An around-the-clock place gives the whole span.
TIERS_API std::vector<Span> open_spans(const Store& store, const Resource& resource, const Span& within);

/// What the verbs of `config` print.
TIERS_API Table table_of(const std::vector<Change>& changes);
/// The same for people: what each is about, and its sentence.
TIERS_API Table sentences_of(const std::vector<Change>& changes);
/// "resource open-space", translated.
TIERS_API std::string about(const Change& change);
TIERS_API Table table_of(const std::vector<Hit>& hits);
TIERS_API Table table_of(const std::vector<Setting>& settings, const std::string& file, bool origin);
/// With help in the language in force for people, in English for machines.
TIERS_API Table table_of(std::span<const Key> keys, bool for_people);
/// One line about a file without errors.
TIERS_API Table receipt_of(const Catalogue& checked, const std::string& file);

}  // namespace tiers::catalogue
