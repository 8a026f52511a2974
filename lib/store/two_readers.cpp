#include "store/two_readers.h"

#include <sqlite3.h>
#include <tiers/error.h>
#include <atomic>
#include <future>

#include "store/database.h"

namespace tiers {

namespace {

/// Another number once somebody else wrote: https://sqlite.org/pragma.html#pragma_data_version
std::int64_t data_version(const Store& store) {
    auto row = store.db().prepare("pragma data_version");
    row.step();
    return row.integer(0);
}

/// Whether another file, or none, has the name of the one that is read.
bool has_moved(const Store& store) {
    int moved = 0;
    const auto told = sqlite3_file_control(store.db().raw().getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return told != SQLITE_OK || moved != 0;
}

/// Of the file that a store reads; none of a private copy, which has no name any more.
std::optional<Store> another_reader(const Store& store) {
    auto* db = store.db().raw().getHandle();
    const auto* file = sqlite3_db_filename(db, "main");
    if (!file || *file == '\0' || sqlite3_get_autocommit(db) == 0) return std::nullopt;
    try {
        return Store::open(file, Access::read, [now = store.now()] { return now; });
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

/// What the first one reads lies between two looks of the other.
TwoReaders::TwoReaders(const Store& store, bool wanted)
    : one_(store), other_(wanted ? another_reader(store) : std::nullopt) {
    const auto written = other_ ? data_version(*other_) : 0;
    of_one_.emplace(one_);
    if (!other_) return;
    data_version(one_);  // a snapshot begins with what is first read
    of_other_.emplace(*other_);
    if (data_version(*other_) == written && !has_moved(one_)) return;
    of_other_.reset();
    other_.reset();
}

void TwoReaders::share(std::size_t count, const std::function<void(const Store&, std::size_t)>& work) const {
    std::atomic<std::size_t> next = 0;
    const auto take = [&](const Store& store) {
        try {
            for (auto i = next++; i < count; i = next++) work(store, i);
        } catch (...) {
            next = count;  // for the other one as well
            throw;
        }
    };
    std::future<void> others;
    if (other_) others = std::async([&] { take(*other_); });
    take(one_);
    if (others.valid()) others.get();
}

}  // namespace tiers
