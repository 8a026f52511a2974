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
    std::optional<Instant> stands = {};  ///< what the clock said when the transaction began
    std::function<void()> tick = {};
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
    return state_->stands ? *state_->stands : state_->clock();
}
const Actor& Store::actor() const {
    return state_->actor;
}
const std::filesystem::path& Store::file() const {
    return state_->file;
}
void Store::while_working(std::function<void()> tick) {
    constexpr int steps = 1'000;  // of SQLite's machine: some microseconds
    constexpr int go_on = 0;
    state_->tick = std::move(tick);
    const auto call = [](void* state) {
        static_cast<State*>(state)->tick();
        return go_on;
    };
    sqlite3_progress_handler(state_->db->raw().getHandle(), steps, call, state_.get());
}
Database& Store::db() const {
    return *state_->db;
}

Transaction::Transaction(Store& store) : store_(store.state_.get()) {
    store_->db->execute("begin immediate");
    store_->stands = store_->clock();
}

Transaction::~Transaction() {
    if (!store_) return;
    store_->stands.reset();
    auto* db = store_->db->raw().getHandle();
    if (!sqlite3_get_autocommit(db)) sqlite3_exec(db, "rollback", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    end("commit");
}

void Transaction::rollback() {
    end("rollback");
}

void Transaction::end(const char* how) {
    store_->db->execute(how);
    store_->stands.reset();
    store_ = nullptr;
}

}  // namespace tiers
