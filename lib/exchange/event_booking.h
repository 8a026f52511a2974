#pragma once

#include <tiers/exchange.h>
#include <tiers/member.h>
#include <map>
#include <set>

#include "exchange/source_items.h"
#include "format/calendar_events.h"

namespace tiers::exchange {

/// Where an event takes place.
struct Where {
    std::string resource;
    Zone zone;
};

/// One event on its way to a verdict.
struct Case {
    const format::CalendarEvent& event;
    ItemKey key;
    std::optional<Item> before;  ///< what was known of it
    Item item;                   ///< what will be known
    std::optional<Span> span;
    CalendarVerdict verdict;
};

/// Books, moves and cancels what the events of a calendar say, one at a time.
class EventBooking {
public:
    /// Throws where an option names what is not there.
    EventBooking(Store& store, const SourceItems& items, const CalendarOptions& options,
                 const format::Calendar& calendar);

    /// The events that count, in the order in which they are decided.
    const std::vector<format::CalendarEvent>& events() const { return events_; }
    Case open(const format::CalendarEvent& event);
    /// Fills the verdict and what will be known. Throws what the event is refused for.
    void decide(Case& one);
    /// Parks what stands of an event that is to change; whether anything does.
    bool park(const Case& one);
    /// Where it takes place; nothing when nothing tells.
    std::optional<Where> where(const format::CalendarEvent& event);
    /// Ends what an event brought, of a series what starts within a span; the number of bookings ended.
    std::int64_t cancel(const Item& item, const std::optional<Span>& within);

private:
    /// What an event brought before and that still stands: a live booking, or a series.
    struct Standing {
        std::optional<booking::Id> booking;
        std::optional<std::int64_t> series;
        member::Id member;
        std::string resource;
    };

    member::Id taker() const;
    member::Id member_of(const format::CalendarEvent& event) const;
    std::optional<Standing> standing(const Case& one) const;
    bool unchanged(const Case& one, const std::optional<Standing>& standing) const;
    bool changes_in_place(const format::CalendarEvent& event, const Where& here, const Standing& standing) const;
    booking::Request request(const format::CalendarEvent& event, const Where& here) const;
    void book(Case& one, const Where& here);
    void change(Case& one, const Where& here, const Standing& standing);
    std::vector<WallTime> apart(const format::CalendarEvent& event, const Where& here) const;
    void change_series(Case& one, const Where& here, std::int64_t series);
    void take_occurrence(Case& one, const Where& here);
    void move(Case& one, const Where& here, booking::Id booking);
    void leave_out(Case& one, const Error& error);
    void cancel_event(Case& one);
    std::optional<booking::Id> occurrence(const Case& one) const;

    Store& store_;
    const SourceItems& items_;
    const CalendarOptions& options_;
    std::string calendar_;
    std::vector<format::CalendarEvent> events_;
    format::Exceptions exceptions_;
    std::optional<member::Id> member_;
    std::map<std::string, Where> known_;
    std::set<std::string> made_anew_;  ///< UIDs of series that were booked again as others
};

}  // namespace tiers::exchange
