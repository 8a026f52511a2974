#include <sqlite3.h>
#include <tiers/store.h>

#include "base/text.h"
#include "store/file.h"
#include "store/open.h"

namespace tiers {

struct Store::State {
    std::filesystem::path file;
    Clock clock;
    Actor actor;
    std::unique_ptr<Database> db;
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::filesystem::path& file, Access access, Clock clock, Actor actor) {
    const auto there = is_there(file);
    if (!there && access != Access::create)
        throw NotFound("no_database", say("no database at '{}'", file.string()), "tiers config apply");
    auto db = there ? open_database(file, access) : create_database(file);
    return Store(std::make_unique<State>(State{file, std::move(clock), std::move(actor), std::move(db)}));
}

Store Store::snapshot(const std::filesystem::path& file, const std::filesystem::path& folder, Clock clock) {
    if (!is_there(file)) throw NotFound("no_database", say("no database at '{}'", file.string()), "tiers config apply");
    return Store(std::make_unique<State>(State{file, std::move(clock), {}, open_snapshot(file, folder)}));
}

Store Store::in_memory(Clock clock) {
    return Store(std::make_unique<State>(State{":memory:", std::move(clock), {}, open_in_memory()}));
}

Instant Store::now() const {
    return state_->clock();
}
const Actor& Store::actor() const {
    return state_->actor;
}
const std::filesystem::path& Store::file() const {
    return state_->file;
}
Database& Store::db() const {
    return *state_->db;
}

Transaction::Transaction(Store& store) : db_(&store.db()) {
    db_->execute("begin immediate");
}

Transaction::~Transaction() {
    if (open_ && !sqlite3_get_autocommit(db_->raw().getHandle()))
        sqlite3_exec(db_->raw().getHandle(), "rollback", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    db_->execute("commit");
    open_ = false;
}

void Transaction::rollback() {
    db_->execute("rollback");
    open_ = false;
}

}  // namespace tiers
