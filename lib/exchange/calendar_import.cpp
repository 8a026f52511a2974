#include <tiers/error.h>
#include <tiers/exchange.h>
#include <tiers/waiting.h>
#include <algorithm>
#include <set>

#include "base/text.h"
#include "booking/lapse.h"
#include "exchange/event_booking.h"
#include "format/event_times.h"
#include "store/database.h"

namespace tiers::exchange {

namespace {

using format::CalendarEvent;

class Import {
public:
    Import(Store& store, const CalendarOptions& options, const format::Calendar& calendar,
           const std::function<void(const CalendarVerdict&)>& tell)
        : store_(store),
          options_(options),
          tell_(tell),
          items_(store, options.source),
          booking_(store, items_, options, calendar) {}

    CalendarImport run() {
        if (options_.mirror) mirror();
        Events waiting;
        for (const auto& event : booking_.events()) waiting.push_back(&event);
        for (int round = 1; !waiting.empty(); ++round) {
            const auto before = waiting.size();
            waiting = take(waiting);
            if (waiting.size() < before && round < last_round) continue;
            const auto stuck = waiting.size();
            waiting = move_together(std::move(waiting));
            if (waiting.size() == stuck) break;
            round = 0;
        }
        for (const auto* event : waiting) {
            auto one = booking_.open(*event);
            attempt(one);
            close(one);
        }
        return result_;
    }

private:
    using Events = std::vector<const CalendarEvent*>;
    static constexpr int last_round = 8, last_pass = 50;

    /// Decides events, and gives back those that conflict: one may want the time that another leaves only after it. The
    /// exceptions of a series wait with it: it may yet be made anew.
    Events take(const Events& events) {
        Events conflicting;
        std::set<std::string> stuck;
        for (const auto* event : events) {
            auto one = booking_.open(*event);
            const auto waits = event->recurrence_id && stuck.contains(event->uid);
            if (!waits) attempt(one);
            if (!waits && one.verdict.exit != Exit::conflict) {
                close(one);
                continue;
            }
            conflicting.push_back(event);
            if (!event->recurrence_id) stuck.insert(event->uid);
        }
        return conflicting;
    }

    /// Events that want one another's times: all of them leave before any arrives. One that is refused stays where it
    /// was, and the others try again around it. Gives back those that did not move.
    Events move_together(Events events) {
        auto moving = events;
        for (int pass = 1; pass <= last_pass && !moving.empty(); ++pass) {
            store_.db().execute("savepoint moves");
            auto cases = parked(moving);
            moving.clear();
            for (auto& one : cases) {
                attempt(one);
                if (one.verdict.exit == Exit::done) moving.push_back(&one.event);
            }
            const auto all = moving.size() == cases.size();
            if (!all) store_.db().execute("rollback to moves");
            store_.db().execute("release moves");
            if (!all) continue;
            for (const auto& one : cases) close(one);
            std::erase_if(events, [&](const auto* event) {
                return std::find(moving.begin(), moving.end(), event) != moving.end();
            });
            break;
        }
        return events;
    }

    std::vector<Case> parked(const Events& events) {
        std::vector<Case> cases;
        for (const auto* event : events)
            if (auto one = booking_.open(*event); booking_.park(one)) cases.push_back(std::move(one));
        return cases;
    }

    /// All of an event, or nothing.
    void attempt(Case& one) {
        const auto item = one.item;
        store_.db().execute("savepoint event");
        try {
            booking_.decide(one);
        } catch (const Error& error) {
            if (!about_the_request(error)) throw;
            store_.db().execute("rollback to event");
            one.item = item;
            refuse(one, error);
        }
        store_.db().execute("release event");
    }

    static void refuse(Case& one, const Error& error) {
        const auto told = one.before && one.before->refused == error.code() && one.before->digest == one.item.digest;
        one.item.refused = error.code();
        // What stands is still what the version before brought.
        if (one.before) one.item.sequence = one.before->sequence;
        one.verdict.verdict = told ? msgid("still_refused") : msgid("refused");
        one.verdict.bookings = 0;
        one.verdict.code = error.code();
        one.verdict.reason = error.what();
        one.verdict.exit = error.exit();
    }

    void close(const Case& one) {
        if (one.verdict.verdict != "unchanged") items_.put(one.key, one.item, one.span);
        (one.verdict.exit == Exit::done ? result_.done : result_.refused) += 1;
        tell_(one.verdict);
    }

    /// Cancels what the source no longer has, within the days that it covers now.
    void mirror() {
        const auto within = covered();
        if (!within) return;
        const auto standing = items_.standing(*within);
        auto gone = standing;
        std::erase_if(gone, [&](const ItemKey& key) { return here_.contains(key) || unread_.contains(key.uid); });
        if (gone.size() * 5 > standing.size() && !options_.agreed)
            throw BadInput(
                "mirror_cancels_many",
                say("{} of {} events are gone from the calendar: more than a fifth", gone.size(), standing.size()),
                tr("--yes cancels them; is the calendar whole?"));
        for (const auto& key : gone) {
            const auto ended = booking_.cancel(*items_.find(key), within);
            items_.forget(key);
            result_.done += 1;
            tell_({key.uid, key.recurrence, "cancelled", ended, {}, {}, tr("no longer in the calendar"), Exit::done});
        }
    }

    /// The days from the first event to the last, with all that series in the calendar reach. Notes on the way which
    /// events are there.
    std::optional<Span> covered() {
        std::optional<Span> days;
        for (const auto& event : booking_.events()) {
            const auto one = booking_.open(event);
            here_.insert(one.key);
            if (!event.broken.empty()) unread_.insert(event.uid);
            widen(days, one);
        }
        return days;
    }

    void widen(std::optional<Span>& days, const Case& one) {
        const auto where = booking_.where(one.event);
        if (!where || !one.event.broken.empty()) return;
        const auto add = [&](const Span& span) {
            const auto first = where->zone.midnight(where->zone.day(span.start));
            const auto end = where->zone.midnight(where->zone.day(span.end - Seconds(1)) + std::chrono::days(1));
            days = days ? Span{std::min(days->start, first), std::max(days->end, end)} : Span{first, end};
        };
        try {
            add(format::span_of(one.event, where->zone));
        } catch (const BadInput&) {
            return;  // told when the event is decided
        }
        if (const auto reach = one.item.series ? items_.extent(*one.item.series) : std::nullopt) add(*reach);
    }

    Store& store_;
    const CalendarOptions& options_;
    const std::function<void(const CalendarVerdict&)>& tell_;
    SourceItems items_;
    EventBooking booking_;
    std::set<ItemKey> here_;
    std::set<std::string> unread_;  ///< UIDs of events that are there and cannot be read
    CalendarImport result_;
};

}  // namespace

CalendarImport import_calendar(Store& store, std::string_view bytes, const CalendarOptions& options,
                               const std::function<void(const CalendarVerdict&)>& tell) {
    const auto calendar = format::read_calendar(bytes);
    if (calendar.events.empty()) return {};
    booking::end_lapsed(store);  // no seats change hands while events move around one another
    auto imported = Import(store, options, calendar, tell).run();
    booking::promote_waiting(store);
    return imported;
}

}  // namespace tiers::exchange
