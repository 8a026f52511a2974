#include <tiers/render.h>

#include "base/json.h"

namespace tiers::render {

std::string error_line(const Error& error) {
    const Json line = {{"error",
                        {{"code", error.code()},
                         {"exit", static_cast<int>(error.exit())},
                         {"message", error.what()},
                         {"hint", error.hint()}}}};
    return written(line) + "\n";
}

}  // namespace tiers::render
