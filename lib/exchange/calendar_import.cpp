#include <tiers/booking.h>
#include <tiers/error.h>
#include <tiers/exchange.h>
#include <tiers/member.h>
#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "format/icalendar.h"
#include "sql.h"
#include "store/database.h"
#include "time/recurrence.h"

namespace tiers::exchange {

namespace {

using format::CalendarEvent;
using format::CalendarTime;

/// What a source brought before under a UID.
struct Known {
    std::int64_t sequence = 0;
    std::string digest;
    std::optional<std::int64_t> booking, series;
    std::string refused;
};

std::string text_of(const std::optional<CalendarTime>& time) {
    return time ? iso(time->wall) + time->zone : std::string();
}

/// All that would make an event another one.
std::string digest_of(const CalendarEvent& event, const CalendarOptions& options) {
    auto text = options.resource + '|' + options.member_from + '|' + event.summary + '|' + event.status + '|' +
                event.rrule + '|' + event.broken + '|' + text_of(event.start) + '|' + text_of(event.end) + '|' +
                std::to_string(event.duration.value_or(Seconds(0)).count()) + '|' + join(event.attendees, ",");
    for (const auto& time : event.exdates) text += "|-" + iso(time.wall);
    for (const auto& time : event.rdates) text += "|+" + iso(time.wall);
    return digest(text);
}

class Import {
public:
    Import(Store& store, const CalendarOptions& options, const std::function<void(const CalendarVerdict&)>& tell)
        : store_(store),
          options_(options),
          tell_(tell),
          zone_(Zone::named(catalogue::place_of(store, catalogue::find_resource(store, options.resource)).timezone)),
          source_(source_id()) {
        if (options.member_from != "attendee" && options.member_from != "summary")
            member_ = member::find(store, options.member_from).id;
    }

    CalendarImport run(std::vector<CalendarEvent> events) {
        // Events before their exceptions, wherever they stand in the file.
        std::stable_sort(events.begin(), events.end(),
                         [](const auto& a, const auto& b) { return !a.recurrence_id && b.recurrence_id; });
        drop_superseded(events);
        for (const auto& event : events)
            exceptions_.insert({event.uid, event.recurrence_id ? wall_in_place(*event.recurrence_id) : WallTime{}});
        for (const auto& event : events) take(event);
        if (options_.mirror && !events.empty()) mirror();
        return result_;
    }

private:
    /// A file may hold an event several times: the highest sequence counts, then the last.
    void drop_superseded(std::vector<CalendarEvent>& events) const {
        std::map<std::pair<std::string, std::string>, std::int64_t> newest;
        const auto key = [](const CalendarEvent& event) { return std::pair(event.uid, text_of(event.recurrence_id)); };
        for (const auto& event : events) {
            auto& sequence = newest.try_emplace(key(event), event.sequence).first->second;
            sequence = std::max<std::int64_t>(sequence, event.sequence);
        }
        std::set<std::pair<std::string, std::string>> kept;
        std::vector<CalendarEvent> left;
        for (auto event = events.rbegin(); event != events.rend(); ++event)
            if (event->uid.empty() || (event->sequence == newest[key(*event)] && kept.insert(key(*event)).second))
                left.push_back(std::move(*event));
        std::reverse(left.begin(), left.end());
        events = std::move(left);
    }

    std::int64_t source_id() {
        store_.db()
            .prepare("insert or ignore into source (code, created) values (:code, :now)")
            .bind(":code", options_.source)
            .bind(":now", store_.now())
            .run();
        auto row = store_.db().prepare("select id from source where code = :code");
        row.bind(":code", options_.source);
        row.step();
        return row.integer(0);
    }

    Instant instant_of(const CalendarTime& time) const {
        return time.zone.empty() ? zone_.instant(time.wall) : Zone::named(time.zone).instant(time.wall);
    }
    WallTime wall_in_place(const CalendarTime& time) const {
        return time.zone.empty() ? time.wall : zone_.wall(instant_of(time));
    }

    Span span_of(const CalendarEvent& event) const {
        if (!event.start) throw BadInput("no_start", tr("it has no start"));
        const auto start = instant_of(*event.start);
        auto end = start;
        if (event.end)
            end = event.end->date_only ? zone_.midnight(std::chrono::floor<std::chrono::days>(event.end->wall))
                                       : instant_of(*event.end);
        else if (event.duration)
            end = event.duration->count() % 86'400 == 0 ? zone_.instant(wall_in_place(*event.start) + *event.duration)
                                                        : start + *event.duration;
        else if (event.start->date_only)
            end = zone_.midnight(std::chrono::floor<std::chrono::days>(event.start->wall) + std::chrono::days(1));
        if (end <= start) throw BadInput("bad_interval", tr("it takes no time"));
        return {start, end};
    }

    member::Id member_of(const CalendarEvent& event) const {
        if (member_) return *member_;
        if (options_.member_from == "summary") return member::find(store_, trim(split(event.summary, '\n').front())).id;
        for (const auto& mail : event.attendees) {
            try {
                return member::find(store_, mail).id;
            } catch (const Error&) {
                continue;  // the next attendee may be known
            }
        }
        throw NotFound("no_member", tr("none of its attendees is a member"), "--member-from");
    }

    std::optional<Known> known(const CalendarEvent& event, const std::string& recurrence) const {
        auto row = store_.db().prepare(sql::exchange::known_item);
        row.bind(":source", source_).bind(":uid", event.uid).bind(":recurrence", recurrence);
        if (!row.step()) return std::nullopt;
        return Known{row.integer(0), row.blob(1), row.optional<std::int64_t>(2), row.optional<std::int64_t>(3),
                     row.text(4)};
    }

    void put(const CalendarEvent& event, const std::string& recurrence, const Known& item,
             const std::optional<Span>& span) {
        auto row = store_.db().prepare(sql::exchange::put_item);
        row.bind(":source", source_)
            .bind(":uid", event.uid)
            .bind(":recurrence", recurrence)
            .bind(":sequence", item.sequence)
            .bind_blob(":digest", item.digest)
            .bind(":booking", item.booking)
            .bind(":series", item.series)
            .bind(":first", span ? std::optional(span->start) : std::nullopt)
            .bind(":last", span ? std::optional(span->end) : std::nullopt)
            .bind(":refused", item.refused.empty() ? std::nullopt : std::optional(item.refused))
            .run();
    }

    void take(const CalendarEvent& event) {
        CalendarVerdict verdict{
            event.uid, event.recurrence_id ? iso(wall_in_place(*event.recurrence_id)) : "", {}, 0, event.summary, {},
            {}};
        // Events without UID are told apart by their content, so that each refusal is told once.
        const auto recurrence = event.uid.empty() ? hex(digest_of(event, options_)) : verdict.recurrence;
        seen_.insert({event.uid, recurrence});
        const auto before = known(event, recurrence);
        Known item{event.sequence,
                   digest_of(event, options_),
                   before ? before->booking : std::nullopt,
                   before ? before->series : std::nullopt,
                   {}};
        std::optional<Span> span;
        store_.db().execute("savepoint event");
        try {
            if (!event.broken.empty()) throw BadInput("broken", event.broken);
            if (event.uid.empty()) throw BadInput("no_uid", tr("it has no UID, and could not be known again"));
            span = span_of(event);
            widen(*span);
            decide(event, before, item, verdict);
            store_.db().execute("release event");
        } catch (const Error& error) {
            if (!about_the_request(error)) throw;
            store_.db().execute("rollback to event");
            store_.db().execute("release event");
            verdict.code = error.code();
            verdict.reason = error.what();
            verdict.verdict = before && before->refused == error.code() ? "still_refused" : "refused";
            verdict.bookings = 0;
            item = before.value_or(item);
            item.refused = verdict.code;
        }
        if (verdict.verdict != "unchanged") put(event, recurrence, item, span);
        (verdict.reason.empty() ? result_.done : result_.refused) += 1;
        tell_(verdict);
    }

    void decide(const CalendarEvent& event, const std::optional<Known>& before, Known& item, CalendarVerdict& verdict) {
        const auto brought = before && (before->booking || before->series);
        const auto same = before && before->refused.empty() && before->digest == item.digest;
        if (same || (brought && event.sequence < before->sequence)) {
            verdict.verdict = "unchanged";
        } else if (event.status == "CANCELLED") {
            verdict.bookings = cancel(event, before);
            item.booking = item.series = std::nullopt;
            verdict.verdict = "cancelled";
        } else if (event.recurrence_id) {
            move_occurrence(event, item, verdict, brought ? before->booking : std::nullopt);
        } else if (brought && before->booking && event.rrule.empty()) {
            booking::move(store_, *before->booking,
                          {.span = span_of(event), .resource = options_.resource, .imported = true});
            verdict.verdict = "moved";
            verdict.bookings = 1;
        } else {
            if (brought) cancel(event, before);
            book(event, item, verdict);
            verdict.verdict = brought ? "moved" : "booked";
        }
    }

    void book(const CalendarEvent& event, Known& item, CalendarVerdict& verdict) {
        booking::Request request;
        request.resource = options_.resource;
        request.member = member_of(event);
        request.span = span_of(event);
        request.label = event.summary;
        request.imported = true;
        request.rrule = event.rrule;
        if (!event.rrule.empty()) Recurrence::parse(event.rrule);
        if (!event.rdates.empty()) throw BadInput("rdate", tr("it has dates beside its rule (RDATE)"));
        for (const auto& time : event.exdates) {
            if (time.date_only)
                request.except.push_back(std::chrono::floor<std::chrono::days>(time.wall));
            else
                request.except_times.push_back(wall_in_place(time));
        }
        // An occurrence that has an exception of its own is booked once, where the exception puts it.
        for (auto at = exceptions_.lower_bound({event.uid, WallTime::min()});
             at != exceptions_.end() && at->first == event.uid; ++at)
            if (at->second != WallTime{}) request.except_times.push_back(at->second);
        const auto made = booking::add(store_, request);
        item.series = made.series;
        item.booking = made.series ? std::nullopt : std::optional(made.bookings.front().id);
        verdict.bookings = static_cast<std::int64_t>(made.bookings.size());
    }

    /// RECURRENCE-ID: that one occurrence, at another time.
    void move_occurrence(const CalendarEvent& event, Known& item, CalendarVerdict& verdict,
                         std::optional<std::int64_t> booking) {
        if (!booking) {
            auto row = store_.db().prepare(sql::exchange::occurrence);
            row.bind(":source", source_).bind(":uid", event.uid).bind(":original", wall_in_place(*event.recurrence_id));
            if (row.step()) booking = row.integer(0);
        }
        verdict.bookings = 1;
        if (booking) {
            item.booking = booking::move(store_, *booking, {.span = span_of(event), .imported = true}).id;
            verdict.verdict = "moved";
            return;
        }
        auto alone = event;
        alone.rrule.clear();
        book(alone, item, verdict);
        verdict.verdict = "booked";
    }

    std::int64_t cancel(const CalendarEvent& event, const std::optional<Known>& before) {
        std::vector<std::int64_t> ids;
        if (before && before->booking) ids.push_back(*before->booking);
        if (before && before->series) ids = live_of(*before->series);
        if (event.recurrence_id && ids.empty()) {
            auto row = store_.db().prepare(sql::exchange::occurrence);
            row.bind(":source", source_).bind(":uid", event.uid).bind(":original", wall_in_place(*event.recurrence_id));
            if (row.step()) ids.push_back(row.integer(0));
        }
        return end(ids);
    }

    std::vector<std::int64_t> live_of(std::int64_t series) const {
        std::vector<std::int64_t> ids;
        auto row = store_.db().prepare(sql::exchange::live_of_series);
        row.bind(":series", series).bind(":from", INT64_MIN);
        while (row.step()) ids.push_back(row.integer(0));
        return ids;
    }

    std::int64_t end(const std::vector<std::int64_t>& ids) {
        std::int64_t ended = 0;
        for (const auto id : ids) {
            if (!booking::get(store_, id).ended.empty()) continue;
            booking::cancel(store_, id, {.reason = "calendar " + options_.source});
            ++ended;
        }
        return ended;
    }

    void widen(const Span& span) {
        covered_ = covered_ ? Span{std::min(covered_->start, span.start), std::max(covered_->end, span.end)} : span;
    }

    /// Cancels what the source no longer has, within the days that it covers now.
    void mirror() {
        if (!covered_) return;
        struct Gone {
            std::string uid, recurrence;
            std::optional<std::int64_t> booking, series;
        };
        std::vector<Gone> gone;
        std::int64_t all = 0;
        {
            auto row = store_.db().prepare(sql::exchange::gone_items);
            row.bind(":source", source_).bind(":first", covered_->start).bind(":last", covered_->end);
            while (row.step()) {
                ++all;
                if (!seen_.contains({row.text(0), row.text(1)}))
                    gone.push_back(
                        {row.text(0), row.text(1), row.optional<std::int64_t>(2), row.optional<std::int64_t>(3)});
            }
        }
        if (static_cast<std::int64_t>(gone.size()) * 5 > all && !options_.agreed)
            throw BadInput("mirror_cancels_many",
                           say("{} of {} events are gone from the calendar: more than a fifth", gone.size(), all),
                           tr("--yes cancels them; is the calendar whole?"));
        for (const auto& item : gone) {
            const auto ended = end(item.series ? live_of(*item.series) : std::vector<std::int64_t>{*item.booking});
            result_.done += 1;
            tell_({item.uid, item.recurrence, "cancelled", ended, {}, tr("no longer in the calendar")});
        }
    }

    Store& store_;
    const CalendarOptions& options_;
    const std::function<void(const CalendarVerdict&)>& tell_;
    Zone zone_;
    std::int64_t source_;
    std::optional<member::Id> member_;
    std::set<std::pair<std::string, WallTime>> exceptions_;
    std::set<std::pair<std::string, std::string>> seen_;
    std::optional<Span> covered_;
    CalendarImport result_;
};

}  // namespace

CalendarImport import_calendar(Store& store, std::string_view bytes, const CalendarOptions& options,
                               const std::function<void(const CalendarVerdict&)>& tell) {
    return Import(store, options, tell).run(format::read_calendar(bytes));
}

}  // namespace tiers::exchange
