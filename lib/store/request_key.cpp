#include "store/request_key.h"

#include "base/digest.h"
#include "base/text.h"
#include "store/database.h"

namespace tiers::request_key {

namespace {

/// What a row (request, result) says of a request under its key.
std::string result_for(const Statement& row, std::string_view key, const Request& request) {
    if (row.blob(0) != request.digest())
        throw Conflict("key_used", say("the key '{}' was used for another request", key),
                       tr("a new request wants a new key"));
    return row.text(1);
}

void write(Store& store, const std::string& key, const Request& request, const std::string& result) {
    store.db()
        .prepare(
            "insert into request_key (key, verb, request, result, created) values (:key, :verb, :request, :result, "
            ":now)")
        .borrow(":key", key)
        .borrow(":verb", request.verb())
        .borrow_blob(":request", request.digest())
        .borrow(":result", result)
        .bind(":now", store.now())
        .run();
}

std::int64_t keys_in(Database& db) {
    auto count = db.prepare("select count(*) from request_key");
    count.step();
    return count.integer(0);
}

}  // namespace

Request::Request(std::string_view verb, std::string_view text)
    : verb_(verb), digest_(tiers::digest(verb_ + '\0' + std::string(text)).substr(0, 16)) {}

std::optional<std::string> known(const Store& store, std::string_view key, const Request& request) {
    auto row = store.db().prepare("select request, result from request_key where key = :key");
    row.bind(":key", key);
    return row.step() ? std::optional(result_for(row, key, request)) : std::nullopt;
}

std::optional<std::string> result(const Store& store, std::string_view key) {
    auto row = store.db().prepare("select result from request_key where key = :key");
    row.bind(":key", key);
    return row.step() ? std::optional(row.text(0)) : std::nullopt;
}

void remember(Store& store, std::string_view key, const Request& request, std::string_view result) {
    write(store, std::string(key), request, std::string(result));
}

Batch::Batch(Store& store, std::int64_t rows) : store_(store) {
    const auto there = keys_in(store.db());
    if (there >= rows) return;
    rows_.emplace(static_cast<std::size_t>(there + rows + 1));
    for (auto row = store.db().prepare("select key, id from request_key order by id"); row.step();) {
        rows_->add(row.text(0), row.integer(1));
        next_ = row.integer(1);
    }
    ++next_;
    late_.emplace(store.db(), std::vector{"request_key_key"});
    feed_.emplace(store.db(), "pending_request_key",
                  "insert into request_key (id, key, verb, request, result, created) "
                  "select c0, c1, c2, c3, c4, c5 from pending_request_key",
                  [this](std::size_t row, int column, const FedCell& cell) {
                      column == 0 ? cell.set(next_ + static_cast<std::int64_t>(row))
                                  : give(pending_[row], column, cell);
                  });
}

void Batch::give(const Pending& one, int column, const FedCell& cell) const {
    switch (column) {
        case 1:
            return cell.set(one.key);
        case 2:
            return cell.set(one.request.verb());
        case 3:
            return cell.set_blob(one.request.digest());
        case 4:
            return cell.set(one.result);
        default:
            return cell.set(store_.now());
    }
}

void Batch::settle() {
    if (pending_.empty()) return;
    feed_->run(pending_.size());
    next_ += static_cast<std::int64_t>(pending_.size());
    pending_.clear();
}

std::int64_t Batch::row_of(std::string_view key) {
    const auto id = rows_->find(key, [&](std::int64_t id) {
        if (id >= next_) return pending_[static_cast<std::size_t>(id - next_)].key == key;
        auto row = store_.db().prepare("select key = :key from request_key where id = :id");
        return row.bind(":key", key).bind(":id", id).step() && row.integer(0) != 0;
    });
    if (id >= next_) settle();
    return id;
}

std::optional<std::string> Batch::known(const std::string& key, const Request& request) {
    if (!late_) return request_key::known(store_, key, request);
    auto row = store_.db().prepare("select request, result from request_key where id = :id");
    const auto id = row_of(key);
    return id != 0 && row.bind(":id", id).step() ? std::optional(result_for(row, key, request)) : std::nullopt;
}

std::optional<std::string> Batch::result(const std::string& key) {
    if (!late_) return request_key::result(store_, key);
    auto row = store_.db().prepare("select result from request_key where id = :id");
    const auto id = row_of(key);
    return id != 0 && row.bind(":id", id).step() ? std::optional(row.text(0)) : std::nullopt;
}

void Batch::remember(const std::string& key, const Request& request, const std::string& result) {
    constexpr std::size_t most = 1'000;
    if (!late_) return write(store_, key, request, result);
    if (pending_.size() == most) settle();
    rows_->add(key, next_ + static_cast<std::int64_t>(pending_.size()));
    pending_.push_back({key, request, result});
}

void Batch::finish() {
    settle();
    if (late_) late_->build();
}

}  // namespace tiers::request_key
