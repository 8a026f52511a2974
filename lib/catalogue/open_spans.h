#pragma once

#include <tiers/catalogue.h>
#include <vector>

namespace tiers::catalogue {

/// The same as open_spans() of a store, for values in hand.
std::vector<Span> open_spans(const Place& place, const Resource& resource, const Span& within);

}  // namespace tiers::catalogue
