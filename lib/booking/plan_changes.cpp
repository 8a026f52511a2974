#include <tiers/booking_plan.h>
#include <tiers/member.h>
#include <algorithm>
#include <map>

#include "base/digest.h"
#include "base/text.h"
#include "booking/booking_store.h"
#include "booking/capacity.h"
#include "booking/quota.h"
#include "booking/site.h"
#include "store/savepoint.h"

namespace tiers::booking {

namespace {

std::optional<std::int64_t> owed_for(const std::vector<Booking>& bookings) {
    std::optional<std::int64_t> sum;
    for (const auto& one : bookings)
        if (one.price) sum = sum.value_or(0) + *one.price;
    return sum;
}

/// All that a booking is, for telling that it became another.
std::string booking_text(const Booking& booking) {
    const auto seconds = [](Instant at) { return at.time_since_epoch().count(); };
    return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}\n", booking.id, booking.resource_id,
                       seconds(booking.span.start), seconds(booking.span.end), booking.member, booking.seats,
                       booking.state, booking.ended, booking.label, booking.overridden,
                       booking.checked_in ? seconds(*booking.checked_in) : 0, booking.price.value_or(-1));
}

std::string seen_of(const std::vector<Booking>& bookings) {
    std::string text;
    for (const auto& one : bookings) text += booking_text(one);
    return hex(digest(text)).substr(0, 16);
}

/// Does changes one after another, and keeps what each came to.
class Planning {
public:
    explicit Planning(Store& store) : store_(store) {}

    Planned take(const Change& change) {
        Planned line;
        line.change = change;
        try {
            Savepoint part(store_);
            look(line);
            carry_out(line);
            part.keep();
        } catch (const Error& error) {
            if (!about_the_request(error)) throw;
            refuse(line, error);
        }
        if (line.ok() && change.what == "add")
            for (const auto& booking : line.bookings) made_.emplace(booking.id, change.line);
        if (change.what != "cancel") count_quotas(line);
        return line;
    }

private:
    /// What is there before, with what the change leaves unsaid filled in from it.
    void look(Planned& line) {
        auto& change = line.change;
        if (!change.booking) {
            line.member_name = member::get(store_, change.member).name;
            change.seats = change.seats.value_or(1);
            return;
        }
        const auto booking = get(store_, *change.booking);
        auto before = std::vector<Booking>{booking};
        if (change.following && booking.series && booking.original)
            before = live_of_series(store_, *booking.series, *booking.original);
        line.seen = seen_of(before);
        line.was = owed_for(before);
        line.member_name = booking.member_name;
        change.member = booking.member;
        if (change.resource.empty()) change.resource = booking.resource_id;
        if (!change.span) change.span = booking.span;
        if (!change.seats) change.seats = booking.seats;
    }

    void carry_out(Planned& line) {
        const auto& change = line.change;
        if (change.what == "add")
            line.bookings = book(change);
        else if (change.what == "move")
            line.bookings = {move(store_, *change.booking,
                                  {.span = change.span,
                                   .resource = change.resource,
                                   .seats = change.seats,
                                   .overrides = change.overrides})};
        else
            line.bookings = cancel(store_, *change.booking, {change.following, change.reason, change.for_nothing});
        line.price = owed_for(line.bookings);
        line.count = static_cast<std::int64_t>(line.bookings.size());
    }

    std::vector<Booking> book(const Change& change) {
        Request request;
        request.resource = change.resource;
        request.member = change.member;
        request.span = *change.span;
        request.seats = *change.seats;
        request.rrule = change.repeat;
        request.except = change.except;
        request.label = change.label;
        request.overrides = change.overrides;
        return add(store_, request).bookings;
    }

    void refuse(Planned& line, const Error& error) {
        line.bookings.clear();
        line.verdict = error.code();
        line.exit = error.exit();
        line.refusal = error.what();
        line.price = line.was;
        if (error.code() != "conflict") return;
        if (!line.change.repeat.empty()) return name_lines(line.refusal);
        const auto where = site(store_, line.change.resource);
        const auto around = surroundings(store_, claim(where, line.change));
        for (const auto& other : around.parts.empty() ? around.others : around.parts)
            if (const auto made = made_.find(other.id); made != made_.end()) {
                line.conflict_lines.push_back(made->second);
                name_line(line.refusal, made->first, made->second);
            } else {
                line.conflicts.push_back(other.id);
            }
    }

    /// Of a series nobody tells which bookings are in its way.
    void name_lines(std::string& refusal) const {
        for (const auto& [id, made] : made_) name_line(refusal, id, made);
    }

    /// A booking that the plan itself would make has no id yet: its line names it.
    static void name_line(std::string& refusal, Id id, std::int64_t line) {
        constexpr const char* behind = "\1";
        const auto up_to = [&](const std::string& text) { return text.substr(0, text.find(behind)); };
        const auto named = up_to(say("booking {} ({})", id, behind));
        for (auto at = refusal.find(named); at != refusal.npos; at = refusal.find(named, at))
            refusal.replace(at, named.size(), up_to(say("line {} ({})", line, behind)));
    }

    Claim claim(const Site& where, const Change& change) const {
        return {&where.resource,
                &where.place,
                &where.zone,
                *change.span,
                *change.seats,
                store_.now(),
                change.booking.value_or(0),
                false,
                change.member};
    }

    /// After the change, or as it would be with one that is refused.
    void count_quotas(Planned& line) {
        if (line.change.resource.empty() || !line.change.span || !line.change.seats) return;
        const auto where = site(store_, line.change.resource);
        std::map<std::pair<std::string, Day>, QuotaCount> counts;
        const auto count = [&](const Claim& one) {
            for (const auto& quota : quotas_for(store_, one))
                for (const auto& found : counted(store_, one, quota))
                    counts[{quota.id, found.period.start}] = {quota.id, found.period, quota.of_hours,
                                                              found.before + found.claimed, quota.amount};
        };
        auto one = claim(where, line.change);
        if (line.bookings.empty()) count(one);
        for (const auto& booking : line.bookings) {
            one.span = booking.span;
            one.itself = booking.id;
            one.day = where.zone.day(booking.span.start);
            count(one);
        }
        for (auto& [key, found] : counts) line.quotas.push_back(std::move(found));
    }

    Store& store_;
    std::map<Id, std::int64_t> made_;  ///< by lines before
};

}  // namespace

ChangePlan plan(Store& store, const std::vector<Change>& changes) {
    Planning planning(store);
    ChangePlan found;
    for (const auto& change : changes) found.lines.push_back(planning.take(change));
    return found;
}

const Planned* ChangePlan::refused() const {
    const auto found = std::find_if(lines.begin(), lines.end(), [](const Planned& line) { return !line.ok(); });
    return found == lines.end() ? nullptr : &*found;
}

std::int64_t ChangePlan::was() const {
    std::int64_t sum = 0;
    for (const auto& line : lines) sum += line.was.value_or(0);
    return sum;
}

std::int64_t ChangePlan::price() const {
    std::int64_t sum = 0;
    for (const auto& line : lines) sum += line.price.value_or(0);
    return sum;
}

}  // namespace tiers::booking
