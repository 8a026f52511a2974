#include "store/journal.h"

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "store/database.h"

namespace tiers::journal {

namespace {

struct Last {
    std::int64_t id = 0;
    Instant at{};
    std::string digest = std::string(32, '\0');
};

Last last_row(const Store& store) {
    auto row = store.db().prepare("select id, at, digest from journal order by id desc limit 1");
    if (!row.step()) return {};
    return {row.integer(0), row.instant(1), row.blob(2)};
}

/// A machine that boots in the past (no clock of its own) must not write before what is written.
void check_clock(Instant real, const Last& last) {
    if (real + Minutes(1) < last.at)
        throw Refused("clock_behind",
                      say("the clock of this machine ({}) lies before the last change ({})", rfc3339(real, Seconds(0)),
                          rfc3339(last.at, Seconds(0))),
                      tr("set the clock right"));
}

/// The content of a row as one of several.
void keep(std::string& contents, std::string_view entity, std::int64_t id, std::string_view content) {
    contents.append(contents.empty() ? "" : ",").append("{\"entity\":");
    append_json(contents, entity);
    contents.append(",\"entity_id\":").append(std::to_string(id)).append(",").append(content.substr(1));
}

}  // namespace

Batch::Batch(Store& store) : store_(store) {
    store_.db().journal_batch = &contents_;
}

Batch::~Batch() {
    end();
}

void Batch::end() {
    store_.db().journal_batch = nullptr;
}

void write(Store& store, std::string_view entity, std::int64_t id, const std::string& content) {
    if (auto* batch = store.db().journal_batch) {
        keep(*batch, entity, id, content);
        return;
    }
    const auto last = last_row(store);
    const auto real = real_now();
    check_clock(real, last);
    const auto salt = random_bytes(16);
    const auto& actor = store.actor();
    const Json row = {{"id", last.id + 1},
                      {"at", real.time_since_epoch().count()},
                      {"now", store.now().time_since_epoch().count()},
                      {"user", actor.user},
                      {"host", actor.host},
                      {"as", actor.as},
                      {"command", actor.noun + " " + actor.verb},
                      {"entity", entity},
                      {"entity_id", id},
                      {"content", hex(digest(salt, content))},
                      {"before", hex(last.digest)}};
    const auto sealed = written(row);
    store.db()
        .prepare(
            "insert into journal (id, at, sealed, digest, salt, content) "
            "values (:id, :at, :sealed, :digest, :salt, :content)")
        .bind(":id", last.id + 1)
        .bind(":at", real)
        .bind_blob(":sealed", sealed)
        .bind_blob(":digest", digest(sealed))
        .bind_blob(":salt", salt)
        .borrow_blob(":content", content)
        .run();
}

}  // namespace tiers::journal
