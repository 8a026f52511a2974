#include "store/request_key.h"

#include "base/digest.h"
#include "base/text.h"
#include "store/database.h"

namespace tiers::request_key {

Request::Request(std::string_view verb, std::string_view text)
    : verb_(verb), digest_(digest(verb_ + '\0' + std::string(text)).substr(0, 16)) {}

std::optional<std::string> known(const Store& store, std::string_view key, const Request& request) {
    auto row = store.db().prepare("select request, result from request_key where key = :key");
    row.bind(":key", key);
    if (!row.step()) return std::nullopt;
    if (row.blob(0) != request.digest_)
        throw Conflict("key_used", say("the key '{}' was used for another request", key),
                       tr("a new request wants a new key"));
    return row.text(1);
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
        .borrow(":verb", request.verb_)
        .bind_blob(":request", request.digest_)
        .bind(":result", result)
        .bind(":now", store.now())
        .run();
}

}  // namespace tiers::request_key
