#include <tiers/error.h>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        tiers::format::CsvTable table({reinterpret_cast<const char*>(data), size}, {"fuzz", {}, 0});
        for (tiers::format::CsvRow row; table.next(row);)
            if (row.cells.size() < table.heading().size()) __builtin_trap();
    } catch (const tiers::BadInput&) {
        // What is wrong is told; anything else that is thrown is a find.
    }
    return 0;
}
