#include "time/json_value.h"

namespace tiers {

Json json_of(const Value& value) {
    struct To {
        Json operator()(std::monostate) const { return {}; }
        Json operator()(const std::string& text) const { return {text}; }
        Json operator()(std::int64_t number) const { return {number}; }
        Json operator()(double number) const { return {number}; }
        Json operator()(bool flag) const { return {flag}; }
        Json operator()(Day day) const { return {iso(day)}; }
        Json operator()(const Moment& moment) const { return {rfc3339(moment.at, moment.offset)}; }
    };
    return std::visit(To{}, value);
}

}  // namespace tiers
