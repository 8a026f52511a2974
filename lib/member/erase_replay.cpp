#include <fcntl.h>
#include <tiers/error.h>
#include <tiers/upkeep.h>
#include <unistd.h>
#include <fstream>
#include <map>
#include <set>

#include "base/text.h"
#include "member/erase_store.h"
#include "member/member_store.h"
#include "store/file.h"

namespace tiers::member {

namespace {

namespace fs = std::filesystem;

std::vector<Erased> read_list(const fs::path& file) {
    std::vector<Erased> found;
    std::ifstream input(file, std::ios::binary);
    std::int64_t number = 0;
    for (std::string line; std::getline(input, line);) {
        ++number;
        try {
            if (!trim(line).empty()) found.push_back(read_erased_line(line));
        } catch (const BadInput& error) {
            throw BadInput(error.code(), say("{}, line {}: {}", file.string(), number, error.what()));
        }
    }
    if (input.bad()) throw Failed("cannot_read", say("cannot read '{}'", file.string()));
    return found;
}

/// At the end, and on the disk.
void append(const fs::path& file, const std::string& lines) {
    if (!is_there(file)) make_private(file);
    const auto opened = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
    const auto written = opened >= 0 &&
                         ::write(opened, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
                         fsync(opened) == 0;
    if (opened >= 0) close(opened);
    if (!written) throw Failed("cannot_write", say("cannot write '{}'", file.string()));
}

/// Whether somebody of a list is there as they were before.
bool there_again(const Store& store, const Erased& one) {
    auto row = store.db().prepare(
        one.guest ? "select 1 from participant where id = :id and created = :created and member_id is null "
                    "and id not in (select participant_id from guest_erasure)"
                  : "select 1 from member where id = :id and created = :created and erased is null");
    return row.bind(":id", one.id).bind(":created", one.created).step();
}

/// What the copy believes to be still to come has been since, or was called off.
void end_all(Store& store, Id member) {
    store.db()
        .prepare(
            "update booking set ended = 'cancelled', recorded = :now where live and member_id = :id and \"end\" > :now")
        .bind(":id", member)
        .bind(":now", store.now())
        .run();
    store.db()
        .prepare(
            "update subscription set last = iif(first > :today, last, :today), "
            "withdrawn = iif(first > :today, :now, withdrawn), recorded = :now "
            "where withdrawn is null and :id in (member_id, payer_id) and (last is null or last > :today)")
        .bind(":id", member)
        .bind(":today", today(store))
        .bind(":now", store.now())
        .run();
}

void erase_member_again(Store& store, const Erased& one) {
    const ToErase who{with_merged(store, one.id)};
    for (const auto id : who.ids) end_all(store, id);
    erase_rows(store, who, [&](const Identifiers&) { return noted_members(store, who.ids, one); }, {});
}

void erase_guests_again(Store& store, const std::map<Id, Erased>& guests) {
    if (guests.empty()) return;
    ToErase who{{}, true};
    std::vector<Erased> noted;
    for (const auto& [id, one] : guests) {
        who.ids.push_back(id);
        noted.push_back(one);
    }
    erase_rows(store, who, [&](const Identifiers&) { return noted; }, {});
}

}  // namespace

fs::path erasure_file(const fs::path& database) {
    return folder_of(database) / (database.stem().string() + ".erasures.jsonl");
}

void keep_erasure_list(const Store& store, const fs::path& list) {
    std::set<std::tuple<bool, Id, Instant>> there;
    if (is_there(list))
        for (const auto& one : read_list(list)) there.emplace(one.guest, one.id, one.created);
    std::string lines;
    for (const auto& one : erased_people(store))
        if (!there.contains({one.guest, one.id, one.created})) lines += erased_line(one) + "\n";
    if (!lines.empty()) append(list, lines);
}

std::int64_t replay_erasures(Store& copy, const fs::path& list) {
    const auto all = read_list(list);
    if (all.empty()) return 0;
    tiers::migrate(copy.db());
    std::int64_t count = 0;
    std::map<Id, Erased> guests;
    Transaction transaction(copy);
    for (const auto& one : all) {
        if (!there_again(copy, one)) continue;
        if (one.guest && !guests.emplace(one.id, one).second) continue;
        if (!one.guest) erase_member_again(copy, one);
        ++count;
    }
    erase_guests_again(copy, guests);
    transaction.commit();
    if (count > 0 && !upkeep::wipe(copy)) throw Busy("busy", tr("the copy is in use"), tr("try again in a moment"));
    return count;
}

void bring_key(const fs::path& list, const fs::path& database) {
    copy_identifier_key(list, database);
}

}  // namespace tiers::member
