#pragma once

#include <tiers/catalogue.h>
#include <tiers/store.h>
#include <string>

namespace tiers::test {

/// Monday 2 March 2026, 09:00 in Paris.
inline const Instant a_monday{Seconds(1772438400)};

inline const std::string a_place = R"([operator]
name = "Test"

[[place]]
id = "izarbel"
hours = "Mo-Fr 08:30-19:00; PH off"

[[place.resource]]
id = "open-space"
kind = "desk"
capacity = 4

[[place.resource]]
id = "room-a"
kind = "room"
capacity = 8
buffer = "15min"

[[place.resource]]
id = "room-b"
kind = "room"

[[place.resource]]
id = "hall"
kind = "room"
capacity = 40
composed_of = ["room-a", "room-b"]
)";

/// The text with its first `what` replaced.
inline std::string with(std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
}

inline catalogue::Applied apply_text(Store& store, const std::string& toml,
                                     catalogue::OnHit on_hit = catalogue::OnHit::refuse, bool rewrite_history = false) {
    Transaction transaction(store);
    auto applied = catalogue::apply(store, catalogue::load_text(toml, "tiers.toml"), toml, on_hit, rewrite_history);
    transaction.commit();
    return applied;
}

}  // namespace tiers::test
