#include <tiers/render.h>
#include <nlohmann/json.hpp>

namespace tiers::render {

std::string error_line(const Error& error) {
    const nlohmann::ordered_json line = {{"error",
                                          {{"code", error.code()},
                                           {"exit", static_cast<int>(error.exit())},
                                           {"message", error.what()},
                                           {"hint", error.hint()}}}};
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace tiers::render
