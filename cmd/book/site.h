#pragma once

#include <tiers/booking.h>
#include <optional>
#include <string>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// The zone that times on the command line are read in: that of the place a resource is in, of --place, or of the
/// first.
Zone zone_of(const Store& store, const Invocation& call, const std::string& resource = {});

/// From the first midnight of a period to the last, with its open sides a long way off.
Span span_of(const Period& period, const Zone& zone);

/// The resources that are named, or all live ones, of --place where it is given.
std::vector<catalogue::Resource> resources_to_show(const Store& store, const std::vector<std::string>& named,
                                                   const Invocation& call);

/// What a writing verb did to bookings: rows for machines, a line each for people.
Table receipt(const char* done, const std::vector<booking::Booking>& bookings, Language language);

/// What each rule said, in order. What it found is a sentence for people: machine formats have the same words in every
/// language.
Table steps_table(const std::vector<booking::Step>& steps, const Invocation& call);

/// The database, with all that is due written first: what is refused afterwards stands beside it. Tells who came off
/// the waiting list.
Store open_settled(Invocation& call);

/// Tells who came off the waiting list since it was made.
class Promotions {
public:
    explicit Promotions(const Store& store);
    void tell(const Store& store, Invocation& call) const;

private:
    booking::Id last_;
};

/// Bookings named on the command line or on standard input, as ids.
std::vector<booking::Id> booking_ids(Invocation& call, const std::vector<std::string>& words);

}  // namespace tiers::cmd
