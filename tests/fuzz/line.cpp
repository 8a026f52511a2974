#include <cstddef>
#include <cstdint>
#include <string_view>

#include "booking/change_line.h"
#include "booking/import_line.h"

using tiers::booking::Bad;
using tiers::booking::ImportLine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static ImportLine line;  // one reader takes many lines
    try {
        line.read({reinterpret_cast<const char*>(data), size});
        line.number(ImportLine::Name::seats, 1);
        for (std::size_t name = 0; name < ImportLine::names.size(); ++name) line.text(ImportLine::Name{name});
    } catch (const Bad& bad) {
        if (bad.verdict.empty() || bad.reason.empty()) __builtin_trap();
    }
    try {
        tiers::booking::read_change_line({reinterpret_cast<const char*>(data), size}, 1);
    } catch (const tiers::catalogue::NotToml& error) {
        if (error.problem.at.line != 1 || error.problem.at.column < 1) __builtin_trap();
    }
    return 0;
}
