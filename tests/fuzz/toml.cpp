#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "catalogue/commented.h"
#include "catalogue/toml.h"

using namespace tiers;

namespace {

/// A file that loads is written again, comments and all, without loss.
void check_written_again(std::string_view bytes) {
    const auto loaded = catalogue::load_text(bytes, "fuzz");
    const auto again = catalogue::load_text(catalogue::commented(catalogue::parse_toml(bytes)), "again");
    if (again != loaded) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        check_written_again({reinterpret_cast<const char*>(data), size});
    } catch (const BadInput&) {
        // What is wrong is told; anything else that is thrown is a find.
    }
    return 0;
}
