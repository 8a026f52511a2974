#include "base/uuid.h"

#include <doctest/doctest.h>

#include "base/digest.h"

using namespace tiers;

TEST_CASE("a name has the UUID that RFC 9562 gives it") {
    const auto dns = *from_hex("6ba7b8109dad11d180b400c04fd430c8");
    CHECK(uuid5(dns, "www.example.com") == "2ed6657d-e927-568b-95e1-2665a8aea6a2");  // appendix A.4
}

TEST_CASE("a name longer than a block of the hash has one as well") {
    // python3 -c "import uuid; print(uuid.uuid5(uuid.NAMESPACE_DNS, 'a' * 200))"
    const auto dns = *from_hex("6ba7b8109dad11d180b400c04fd430c8");
    CHECK(uuid5(dns, std::string(200, 'a')) == "fe30bfa6-ef90-59b3-b108-118411d0f0ab");
    CHECK(uuid5(dns, std::string(40, 'a')) == "39f39c20-db47-5131-8879-62f8f67f9014");
}

TEST_CASE("a UUID is told from what looks like one") {
    CHECK(is_uuid("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    CHECK(is_uuid("2ED6657D-E927-568B-95E1-2665A8AEA6A2"));
    CHECK_FALSE(is_uuid("2ed6657de927568b95e12665a8aea6a2"));
    CHECK_FALSE(is_uuid("2ed6657d-e927-568b-95e1-2665a8aea6ag"));
    CHECK_FALSE(is_uuid("2ed6657d-e927-568b-95e1-2665a8aea6a2 "));
    CHECK_FALSE(is_uuid(""));
}
