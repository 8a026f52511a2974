#include <sys/stat.h>
#include <tiers/error.h>
#include <tiers/upkeep.h>
#include <algorithm>
#include <functional>
#include <iterator>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "sql/store.h"
#include "store/overbooked.h"
#include "store/schema_check.h"
#include "store/segments.h"

namespace tiers::upkeep {

namespace {

/// A rule that broken_rows.sql looks at.
struct Rule {
    const char* name;
    const char* broken;  ///< msgid
};
constexpr Rule rules[] = {
    {"class", msgid("its length is not declared: others could be booked over it")},
    {"itself", msgid("it is a part of itself")},
    {"apart", msgid("it shares a part with another, and both could be booked")},
    {"together", msgid("it excludes another that it shares no part with")},
    {"former", msgid("it was changed, and what it was is not kept")},
    {"ceased", msgid("what it was ceased before it was recorded")},
    {"twice", msgid("its member is somewhere else at the same time")},
    {"opened", msgid("it was never at any stage")},
    {"overlap", msgid("its member has the plan by another one at the same time")},
    {"version", msgid("the version of the plan that was sold is not there")},
    {"negative", msgid("it gave more than it holds")},
    {"outside", msgid("it was used on a day it does not count on")},
    {"covered", msgid("allowances cover more than was used, or gave back more than they gave")},
    {"erased", msgid("it was erased, and something is known of it")},
    {"code", msgid("its id is not one that can be declared")},
    {"full", msgid("more people have a seat than it takes")},
    {"proxies", msgid("its holder has more proxies than the assembly allows")},
    {"chain", msgid("its giver holds one of somebody else")},
    {"roomless", msgid("its room is booked for it no more")},
    {"key", msgid("a key gives it as its result, and it is not there")},
};

class Verification {
public:
    explicit Verification(const Store& store) : store_(store) {}

    std::vector<Finding> run(std::string_view head) {
        const std::function<void()> checks[] = {[&] { integrity(); },   [&] { foreign_keys(); },   [&] { schema(); },
                                                [&] { journal(head); }, [&] { configurations(); }, [&] { seats(); },
                                                [&] { broken_rows(); }, [&] { wall_times(); },     [&] { segments(); },
                                                [&] { rights(); }};
        for (const auto& check : checks) try {
                check();
            } catch (const Unusable& error) {  // what is damaged may still be read elsewhere
                add("integrity", "database", 0, error.what());
            }
        return std::move(findings_);
    }

private:
    void add(const char* check, const std::string& entity, std::int64_t id, const std::string& detail) {
        findings_.push_back({check, entity, id, detail});
    }

    void integrity() {
        auto row = store_.db().prepare("pragma integrity_check");
        while (row.step())
            if (row.text(0) != "ok") add("integrity", "database", 0, row.text(0));
    }

    void schema() {
        for (const auto& name : foreign_objects(store_.db()))
            add("schema", name, 0, tr("a trigger or view that tiers did not make"));
        for (const auto& name : lost_objects(store_.db()))
            add("schema", name, 0, tr("it is missing, or not as tiers makes it"));
    }

    void foreign_keys() {
        auto row = store_.db().prepare("pragma foreign_key_check");
        while (row.step())
            add("foreign_key", row.text(0), row.integer(1),
                say("it names a row of '{}' that is not there", row.text(2)));
    }

    /// Each row hashes to its digest and names the one before; its content, where it was not erased, hashes too.
    void journal(std::string_view head) {
        std::string before(32, '\0');
        std::int64_t id = 0;
        auto found = head.empty();
        auto row = store_.db().prepare(sql::store::journal_rows);
        while (row.step()) {
            const auto sealed = row.blob(2), stored = row.blob(3);
            if (row.integer(0) != ++id) add("journal", "journal", row.integer(0), say("row {} is missing", id));
            id = row.integer(0);
            if (digest(sealed) != stored) add("journal", "journal", id, tr("its digest does not fit its bytes"));
            const auto said = read_json(sealed).value_or(Json());
            if (!says(said, "id", id) || !says(said, "at", row.integer(1)))
                add("journal", "journal", id, tr("its columns do not fit its bytes"));
            else if (!says(said, "before", hex(before)))
                add("journal", "journal", id, tr("it does not name the row before"));
            else if (!row.null(4) && !says(said, "content", hex(digest(row.blob(4), row.blob(5)))))
                add("journal", "journal", id, tr("its content was changed"));
            before = stored;
            found = found || hex(stored).starts_with(head);
        }
        if (!found) add("journal", "journal", 0, say("no row has the head '{}'", head));
    }

    /// Also of what is no object, or says something of another kind.
    static bool says(const Json& said, const char* key, const Json& value) {
        const auto* found = said.find(key);
        return found && *found == value;
    }

    void configurations() {
        auto row = store_.db().prepare("select id, digest, toml from catalogue order by id");
        while (row.step())
            if (digest(row.blob(2)) != row.blob(1))
                add("catalogue", "catalogue", row.integer(0), tr("its digest does not fit its bytes"));
    }

    void broken_rows() {
        auto row = store_.db().prepare(sql::store::broken_rows);
        while (row.step()) {
            const auto what = row.text(0);
            const auto* rule =
                std::find_if(std::begin(rules), std::end(rules), [&](const Rule& r) { return what == r.name; });
            add(rule->name, row.text(1), row.integer(2), tr(rule->broken));
        }
    }

    void seats() {
        for (const auto& [entity, id, rule] : overbooked(store_.db()))
            add("overbooked", std::string(entity), id,
                rule == "parts" ? tr("a part it shares is booked at the same time")
                                : tr("more seats are taken than there are"));
    }

    /// A law may move the clock of a zone after a booking was made for a wall time.
    void wall_times() {
        auto row = store_.db().prepare(
            "select id, start, wall_start, zone from booking "
            "where id in (select id from booking_by_start where start > :now and ended is null)");
        row.bind(":now", store_.now());
        while (row.step()) try {
                if (Zone::named(row.text(3)).wall(row.instant(1)) != row.wall(2))
                    add("wall_time", "booking", row.integer(0),
                        say("the clock of {} has changed since it was made: tiers db rezone", row.text(3)));
            } catch (const BadInput& error) {
                add("wall_time", "booking", row.integer(0), error.what());
            }
    }

    void segments() {
        for (const auto& [stretch, resource] : false_segments(store_.db()))
            add("segment", "resource", resource,
                say("what is packed for reports from {} on is not what is booked",
                    iso(Zone::utc().day(Instant(Seconds(start_of(stretch)))))));
    }

    void rights() {
        struct stat file {};
        if (stat(store_.file().c_str(), &file) == 0 && (file.st_mode & 0007) != 0)
            add("rights", store_.file().filename().string(), 0, tr("others than its owner and group may open it"));
    }

    const Store& store_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> verify(const Store& store, std::string_view head) {
    return Verification(store).run(head);
}

}  // namespace tiers::upkeep
