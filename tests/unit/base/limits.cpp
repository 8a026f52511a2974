#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/limits.h>

using namespace tiers;

TEST_CASE("a file may be 256 MiB, unless another size is told") {
    CHECK(limits::file_limit({}) == 268'435'456);
    CHECK(limits::file_limit("file=2G") == 2'147'483'648);
    CHECK(limits::file_limit("file=64M") == 67'108'864);
    CHECK(limits::file_limit("file=1K") == 1'024);
    CHECK(limits::file_limit("file=10") == 10);
}

TEST_CASE("a limit that is none is refused") {
    for (const auto* told :
         {"", "2G", "file=", "file=G", "file=0", "file=-1", "file=2T", "file=2 G", "file=9999999999G", "line=2M"})
        CHECK_THROWS_AS(limits::file_limit(told), BadInput);
}
