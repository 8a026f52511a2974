#include "store/two_readers.h"

#include <sqlite3.h>
#include <tiers/error.h>
#include <atomic>
#include <future>

#include "store/database.h"

namespace tiers {

namespace {

/// https://sqlite.org/pragma.html#pragma_data_version
std::int64_t data_version(const Store& store) {
    auto row = store.db().prepare("pragma data_version");
    row.step();
    return row.integer(0);
}

/// Of the file that a store reads: its own copy, where it has one.
std::optional<Store> another_reader(const Store& store) {
    auto* db = store.db().raw().getHandle();
    const std::filesystem::path file = sqlite3_db_filename(db, "main");
    if (file.empty() || sqlite3_get_autocommit(db) == 0) return std::nullopt;
    try {
        return Store::open(file, Access::read, [now = store.now()] { return now; });
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

/// What the first one reads lies between two looks of the other.
TwoReaders::TwoReaders(const Store& store, bool wanted)
    : one_(store),
      other_(wanted ? another_reader(store) : std::nullopt),
      written_(other_ ? data_version(*other_) : 0),
      of_one_(store) {
    if (!other_) return;
    data_version(one_);  // a snapshot begins with what is first read
    of_other_.emplace(*other_);
    if (data_version(*other_) == written_) return;
    of_other_.reset();
    other_.reset();
}

void TwoReaders::share(std::size_t count, const std::function<void(const Store&, std::size_t)>& work) const {
    std::atomic<std::size_t> next = 0;
    const auto take = [&](const Store& store) {
        for (auto i = next++; i < count; i = next++) work(store, i);
    };
    std::future<void> others;
    if (other_) others = std::async([&] { take(*other_); });
    take(one_);
    if (others.valid()) others.get();
}

}  // namespace tiers
