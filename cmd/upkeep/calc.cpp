#include "cmd/upkeep/calc.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <cstdint>

namespace tiers::cmd {

namespace {

std::string answer_to(std::string_view line, std::int64_t number, std::string (*rule)(std::string_view)) {
    try {
        return rule(line);
    } catch (const BadInput& error) {
        throw BadInput(error.code(), say("line {}: {}", number, error.what()), error.hint());
    }
}

}  // namespace

int answer(Invocation& call, std::string (*rule)(std::string_view), const std::optional<calc::Row>& row) {
    if (row) {
        call.write(calc::checked(rule(calc::json(*row))) + "\n");
        return 0;
    }
    const auto input = call.read_input("-");
    std::string_view rest = input;
    for (std::int64_t number = 1; !rest.empty(); ++number) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.find_first_not_of(" \t\r") != line.npos) call.write(answer_to(line, number, rule) + "\n");
    }
    return 0;
}

}  // namespace tiers::cmd
