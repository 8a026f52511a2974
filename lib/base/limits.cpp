#include <tiers/error.h>
#include <tiers/limits.h>
#include <limits>

#include "base/text.h"

namespace tiers::limits {

namespace {

[[noreturn]] void throw_bad_limit(std::string_view told) {
    throw BadInput("bad_limit", say("'{}' is no limit", told), tr("--limit file=2G lifts the limit on a file's size"));
}

int doublings(char unit) {
    switch (unit) {
        case 'K':
            return 10;
        case 'M':
            return 20;
        case 'G':
            return 30;
        default:
            return 0;
    }
}

}  // namespace

std::uint64_t file_limit(std::optional<std::string_view> told) {
    if (!told) return file_bytes;
    auto size = *told;
    constexpr std::string_view name = "file=";
    if (!size.starts_with(name) || size.size() == name.size()) throw_bad_limit(*told);
    size.remove_prefix(name.size());
    const auto shift = doublings(size.back());
    if (shift > 0) size.remove_suffix(1);
    const auto number = whole_number(size);
    if (!number || *number < 1 || *number > std::numeric_limits<std::int64_t>::max() >> shift) throw_bad_limit(*told);
    return static_cast<std::uint64_t>(*number) << shift;
}

}  // namespace tiers::limits
