#include "cmd/upkeep/calc.h"

namespace tiers::cmd {

int answer(Invocation& call, std::string (*rule)(std::string_view), const std::optional<calc::Row>& row) {
    if (row) {
        call.write(calc::checked(rule(calc::json(*row))) + "\n");
        return 0;
    }
    const auto input = call.read_input("-");
    std::string_view rest = input;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.find_first_not_of(" \t\r") != line.npos) call.write(rule(line) + "\n");
    }
    return 0;
}

}  // namespace tiers::cmd
