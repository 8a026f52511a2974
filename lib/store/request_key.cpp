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

Statement row_of(const Store& store, std::int64_t id) {
    auto row = store.db().prepare("select request, result from request_key where id = :id");
    row.bind(":id", id).step();
    return row;
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
    store.db()
        .prepare(
            "insert into request_key (key, verb, request, result, created) values (:key, :verb, :request, :result, "
            ":now)")
        .bind(":key", key)
        .borrow(":verb", request.verb())
        .bind_blob(":request", request.digest())
        .bind(":result", result)
        .bind(":now", store.now())
        .run();
}

Batch::Batch(Store& store, std::int64_t rows) : store_(store) {
    if (keys_in(store.db()) >= rows) return;
    ids_.reserve(static_cast<std::size_t>(rows));
    for (auto row = store.db().prepare("select key, id from request_key"); row.step();)
        ids_.emplace(row.text(0), row.integer(1));
    late_.emplace(store.db(), std::vector{"request_key_key"});
}

std::optional<std::string> Batch::known(const std::string& key, const Request& request) const {
    if (!late_) return request_key::known(store_, key, request);
    const auto id = ids_.find(key);
    return id == ids_.end() ? std::nullopt : std::optional(result_for(row_of(store_, id->second), key, request));
}

std::optional<std::string> Batch::result(const std::string& key) const {
    if (!late_) return request_key::result(store_, key);
    const auto id = ids_.find(key);
    return id == ids_.end() ? std::nullopt : std::optional(row_of(store_, id->second).text(1));
}

void Batch::remember(const std::string& key, const Request& request, std::string_view result) {
    request_key::remember(store_, key, request, result);
    if (late_) ids_.emplace(key, store_.db().last_id());
}

void Batch::finish() {
    if (late_) late_->build();
}

}  // namespace tiers::request_key
