#include <tiers/error.h>
#include <tiers/series.h>
#include <tiers/words.h>
#include <algorithm>

#include "booking/booking_store.h"
#include "booking/lapse.h"
#include "booking/pricing.h"
#include "booking/series_store.h"
#include "booking/waiting.h"
#include "store/savepoint.h"
#include "time/recurrence_edit.h"

namespace tiers::booking {

namespace {

/// What a series becomes: the plan that goes on, and what ends before it where they part.
struct Parting {
    SeriesPlan next;
    std::optional<SeriesPlan> former;
    WallTime since;  ///< in wall time of the former plan
    Seconds by;      ///< that the next lies later
};

/// The dates left out from a wall time on, or before it.
RecurrenceSet with_dates(const SeriesPlan& plan, WallTime since, bool later) {
    auto set = plan.set;
    const auto first = std::chrono::floor<std::chrono::days>(since);
    std::erase_if(set.except, [&](WallTime wall) { return (wall >= since) != later; });
    std::erase_if(set.except_days, [&](Day day) { return (day >= first) != later; });
    return set;
}

Parting parted(const SeriesPlan& plan, WallTime since, bool at_its_start, WallTime from, WallTime to) {
    Parting parting{plan, {}, since, to - from};
    auto& set = parting.next.set;
    if (!at_its_start) {
        set = with_dates(plan, since, true);
        set.start = since;
        set.rule = continued_from(*plan.set.rule, plan.set.start, since);
        parting.former = plan;
        parting.former->set = with_dates(plan, since, false);
        parting.former->set.rule = ended_before(*plan.set.rule, plan.set.start, since);
    }
    set.rule = shifted(*set.rule, set.start, from, to);
    set.start += to - from;
    for (auto& wall : set.except) wall += to - from;
    const auto days = std::chrono::floor<std::chrono::days>(to) - std::chrono::floor<std::chrono::days>(from);
    for (auto& day : set.except_days) day += days;
    return parting;
}

/// An edit of a series, tried again around those that must stay.
class SeriesEdit {
public:
    SeriesEdit(Store& store, Id id, const MoveRequest& request, const SeriesReach& reach)
        : store_(store),
          named_(standing(store, id)),
          request_(request),
          reach_(reach),
          before_(stored_series(store, series_of(named_))),
          after_(before_.request),
          site_(site(store, request.resource.value_or(before_.request.resource))) {
        check_named();
        after_.resource = site_.resource.id;
        after_.seats = request.seats.value_or(after_.seats);
        auto occurrences = live_of_series(store, before_.id);
        std::erase_if(occurrences, [&](const Booking& booking) { return !to_come(store, booking); });
        part(reach.all ? *occurrences.front().original : *named_.original);
        for (auto& booking : occurrences)
            if (booking.original >= parting_->since) look_at(std::move(booking));
        if (moves_.empty()) throw BadInput("nothing_to_move", tr("nothing would change"));
    }

    SeriesMoved run() {
        while (!attempt())
            if (stayed_.size() == moves_.size())
                throw Conflict("nothing_moved", say("no occurrence can move: {}", stayed_.front().reason));
        record(store_, "moved", moved_);
        std::vector<Booking> freed;
        for (const auto& change : moves_) freed.push_back(change.booking);
        promote(store_, freed);
        return {std::move(moved_), std::move(stayed_), after_.rrule, parting_->next.set.start,
                parting_->former.has_value()};
    }

private:
    /// An occurrence that changes, and what to.
    struct Change {
        Booking booking;
        MoveRequest to;
    };

    void check_named() const {
        if (before_.request.imported)
            throw Refused("imported_series", say("series {} comes from a calendar", before_.id),
                          tr("change it there, and import it again"));
        if (!to_come(store_, named_))
            throw Conflict("begun", say("booking {} has begun", named_.id), tr("name an occurrence that is to come"));
    }

    /// Where the occurrence named shall be, all others lie as much later than they would have.
    void part(WallTime since) {
        const auto& plan = before_.plan;
        const auto zone = request_.span ? site_.zone : plan.zone;
        const auto to = request_.span ? zone.wall(request_.span->start) : *named_.original;
        parting_ = parted(plan, since, !comes_before(store_, before_.id, since), *named_.original, to);
        auto& next = parting_->next;
        next.zone = zone;
        if (request_.span) next.duration = duration_on_wall(*request_.span, zone);
        after_.rrule = in_utc(*next.set.rule, zone).text();
        check_against_itself(occurrences(next, site_, store_.now()), next.duration);
    }

    void look_at(Booking booking) {
        const auto named = booking.id == named_.id;
        const auto own_time = booking.span != span_of(before_.plan, *booking.original);
        const auto own_resource = booking.resource_id != before_.request.resource;
        const auto own_seats = booking.seats != before_.request.seats;
        MoveRequest to;
        to.overrides = request_.overrides;
        to.span = named && request_.span ? *request_.span
                  : own_time             ? booking.span
                                         : span_of(parting_->next, *booking.original + parting_->by);
        to.resource = request_.resource && (named || !own_resource) ? after_.resource : booking.resource_id;
        to.seats = request_.seats && (named || !own_seats) ? after_.seats : booking.seats;
        if (to.span != booking.span || to.resource != booking.resource_id || to.seats != booking.seats)
            moves_.push_back({std::move(booking), std::move(to)});
    }

    /// All of it, but for those known to stay; false, and as it was, where others have to stay as well.
    bool attempt() {
        Savepoint all(store_);
        const auto before = stayed_.size();
        write_series();
        for (const auto& change : moves_) {
            if (stays(change.booking.id)) continue;
            park(store_, change.booking.id);
            give_back(store_, change.booking.id, site_.zone.day(store_.now()));
        }
        moved_.clear();
        for (const auto& change : moves_)
            if (!stays(change.booking.id)) move(change);
        if (stayed_.size() > before) return false;
        all.keep();
        return true;
    }

    void write_series() {
        auto series = before_.id;
        if (const auto& former = parting_->former) {
            auto request = before_.request;
            request.rrule = in_utc(*former->set.rule, former->zone).text();
            update_series(store_, before_.id, site(store_, request.resource), request, *former, before_.ended);
            series = insert_series(store_, site_, after_, parting_->next, before_.ended);
        } else {
            update_series(store_, before_.id, site_, after_, parting_->next, before_.ended);
        }
        if (series != before_.id || parting_->by != Seconds(0))
            reassign(store_, before_.id, series, parting_->since, parting_->by);
    }

    void move(const Change& change) {
        const auto& booking = change.booking;
        try {
            moved_.push_back(put(store_, booking, change.to));
        } catch (const Error& error) {
            if (error.exit() != Exit::conflict && error.exit() != Exit::refused) throw;
            if (!reach_.skip_conflicts)
                throw Error(error.exit(), error.code(),
                            say("{} (on {})", error.what(), iso(site_.zone.wall(change.to.span->start))),
                            tr("--skip-conflicts leaves it where it is, --override sets a rule aside"));
            stayed_.push_back({booking.id, booking.wall_start, error.code(), error.what()});
        }
    }

    bool stays(Id id) const {
        return std::any_of(stayed_.begin(), stayed_.end(), [&](const Stayed& one) { return one.id == id; });
    }

    Store& store_;
    const Booking named_;
    const MoveRequest& request_;
    const SeriesReach& reach_;
    const StoredSeries before_;
    Request after_;
    const Site site_;
    std::optional<Parting> parting_;
    std::vector<Change> moves_;
    std::vector<Booking> moved_;
    std::vector<Stayed> stayed_;
};

}  // namespace

SeriesMoved move_series(Store& store, Id id, const MoveRequest& request, const SeriesReach& reach) {
    end_lapsed(store);
    return SeriesEdit(store, id, request, reach).run();
}

std::string clamped(const std::string& rrule, WallTime start) {
    return tiers::clamped(Recurrence::parse(rrule), start).text();
}

}  // namespace tiers::booking
