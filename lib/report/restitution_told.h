#pragma once

#include <tiers/event.h>
#include <tiers/report.h>

namespace tiers::report {

/// What tiers.toml tells of an event beside its figures: each appends the sections there is something for.
std::string intro_of(const Store& store, const event::Event& event);
void append_cards(const Store& store, const Query& query, std::vector<Section>& sections);
void append_money(const Store& store, const Query& query, std::vector<Section>& sections);
void append_not_measured(const Store& store, const Query& query, std::vector<Section>& sections);

}  // namespace tiers::report
