#include "store/scan.h"

#include <sqlite3.h>
#include <utility>

namespace tiers {

namespace {

constexpr const char* function = "each_row";
constexpr int any_number = -1;

/// The innermost of this thread, whose rows come. The function itself tells of none: while a statement is half read
/// SQLite lets no function be changed.
thread_local Scan* running = nullptr;

class Running {
public:
    explicit Running(Scan& scan) : outer_(std::exchange(running, &scan)) {}
    ~Running() { running = outer_; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

private:
    Scan* outer_;
};

void finish(sqlite3_context* context) {
    sqlite3_result_null(context);
}

}  // namespace

std::int64_t ScanRow::integer(int column) const {
    return sqlite3_value_int64(values_[column]);
}

std::optional<std::int64_t> ScanRow::optional(int column) const {
    if (sqlite3_value_type(values_[column]) == SQLITE_NULL) return std::nullopt;
    return integer(column);
}

std::string_view ScanRow::bytes(int column) const {
    const auto* first = static_cast<const char*>(sqlite3_value_blob(values_[column]));
    return {first, static_cast<std::size_t>(sqlite3_value_bytes(values_[column]))};
}

Scan::Scan(Database& db, std::function<void(const ScanRow&)> take) : take_(std::move(take)) {
    sqlite3_create_function(db.raw().getHandle(), function, any_number, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr,
                            nullptr, step, finish);
}

void Scan::run(Statement& select) {
    const Running now(*this);
    try {
        select.step();
    } catch (...) {
        if (!thrown_) throw;
    }
    if (thrown_) std::rethrow_exception(thrown_);
}

void Scan::step(sqlite3_context* context, int, sqlite3_value** values) {
    if (!running) return sqlite3_result_error(context, "nothing takes these rows", -1);
    try {
        running->take_(ScanRow(values));
    } catch (...) {  // no exception passes through SQLite
        running->thrown_ = std::current_exception();
        sqlite3_result_error_code(context, SQLITE_ABORT);
    }
}

}  // namespace tiers
