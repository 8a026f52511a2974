#include "store/request_key.h"

#include "base/digest.h"
#include "base/text.h"
#include "store/database.h"

namespace tiers::request_key {

namespace {

std::string digest_of(std::string_view verb, std::string_view request) {
    return digest(std::string(verb) + '\0' + std::string(request)).substr(0, 16);
}

}  // namespace

std::optional<std::string> known(const Store& store, std::string_view key, std::string_view verb,
                                 std::string_view request) {
    auto row = store.db().prepare("select request, result from request_key where key = :key");
    row.bind(":key", key);
    if (!row.step()) return std::nullopt;
    if (row.blob(0) != digest_of(verb, request))
        throw Conflict("key_used", say("the key '{}' was used for another request", key),
                       tr("a new request wants a new key"));
    return row.text(1);
}

std::optional<std::string> result(const Store& store, std::string_view key) {
    auto row = store.db().prepare("select result from request_key where key = :key");
    row.bind(":key", key);
    return row.step() ? std::optional(row.text(0)) : std::nullopt;
}

void remember(Store& store, std::string_view key, std::string_view verb, std::string_view request,
              std::string_view result) {
    store.db()
        .prepare(
            "insert into request_key (key, verb, request, result, created) values (:key, :verb, :request, :result, "
            ":now)")
        .bind(":key", key)
        .bind(":verb", verb)
        .bind_blob(":request", digest_of(verb, request))
        .bind(":result", result)
        .bind(":now", store.now())
        .run();
}

}  // namespace tiers::request_key
