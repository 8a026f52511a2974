#include <sys/stat.h>
#include <tiers/upkeep.h>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/text.h"
#include "sql.h"
#include "store/overbooked.h"
#include "store/schema_check.h"

namespace tiers::upkeep {

namespace {

using Json = nlohmann::json;

class Verification {
public:
    explicit Verification(const Store& store) : store_(store) {}

    std::vector<Finding> run(std::string_view head) {
        integrity();
        foreign_keys();
        for (const auto& name : foreign_objects(store_.db()))
            add("schema", name, 0, tr("a trigger or view that tiers did not make"));
        journal(head);
        seats();
        wall_times();
        rights();
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
            const auto said = Json::parse(sealed, nullptr, false);
            if (!said.is_object() || said.value("before", "") != hex(before))
                add("journal", "journal", id, tr("it does not name the row before"));
            else if (!row.null(4) && hex(digest(row.blob(4) + row.blob(5))) != said.value("content", ""))
                add("journal", "journal", id, tr("its content was changed"));
            before = stored;
            found = found || hex(stored).starts_with(head);
        }
        if (!found) add("journal", "journal", 0, say("no row has the head '{}'", head));
    }

    void seats() {
        for (const auto& [entity, id, rule] : overbooked(store_.db()))
            add("overbooked", std::string(entity), id,
                rule == "parts" ? tr("a part it shares is booked at the same time")
                                : tr("more seats are taken than there are"));
    }

    /// A law may move the clock of a zone after a booking was made for a wall time.
    void wall_times() {
        auto row = store_.db().prepare("select id, start, wall_start, zone from booking where live and start > :now");
        row.bind(":now", store_.now());
        while (row.step())
            if (Zone::named(row.text(3)).wall(row.instant(1)) != row.wall(2))
                add("wall_time", "booking", row.integer(0),
                    say("the clock of {} has changed since it was made", row.text(3)));
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
