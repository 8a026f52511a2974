#include "event/seats.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>
#include <map>
#include <utility>

#include "event/category_store.h"
#include "event/event_pricing.h"
#include "event/registration_store.h"
#include "sql/event.h"
#include "store/database.h"
#include "store/triggers_off.h"

namespace tiers::event {

namespace {

/// What has seats of its own.
struct Seated {
    enum { session, category, event } kind = event;
    std::string code = {};

    auto operator<=>(const Seated&) const = default;
};

/// Who waits for seats.
struct Asking {
    Id registration = 0, participant = 0;
    std::string session, category;  ///< codes; empty: none
    std::int64_t heads = 0;
};

/// Seats left at an event, its sessions and its categories, as they are given away in order.
class Seats {
public:
    Seats(const Store& store, const Event& event) : now_(store.now()), open_(takes_registrations(event, now_)) {
        if (event.capacity) left_[{}] = *event.capacity - event.taken;
        for (const auto& session : sessions(store, event)) {
            starts_[session.code] = session.span.start;
            if (session.capacity) left_[{Seated::session, session.code}] = *session.capacity - session.taken;
        }
        for (const auto& category : categories(store, event))
            if (category.capacity) left_[{Seated::category, category.code}] = *category.left();
        auto row = store.db().prepare(sql::event::seated_heads);
        row.bind(":event", event.id).bind(":now", now_);
        while (row.step()) heads_[row.integer(0)] = row.integer(1);
    }

    /// Takes the seats of one that waits; why it cannot, else empty. Who comes later does not pass it where it waits.
    std::string take(const Asking& one) {
        if (!open_) return msgid("not_open");
        if (const auto start = starts_.find(one.session); start != starts_.end() && start->second <= now_)
            return msgid("begun");
        const Seated session{Seated::session, one.session}, category{Seated::category, one.category};
        auto& seated = heads_[one.participant];
        const auto more = std::max<std::int64_t>(0, one.heads - seated);
        auto why = lacking(session, one.heads, msgid("session_full"));
        if (why.empty()) why = lacking(category, one.heads, msgid("category_full"));
        if (why.empty()) why = lacking({}, more, msgid("event_full"));
        if (!why.empty()) return why;
        lower(session, one.heads);
        lower(category, one.heads);
        lower({}, more);
        seated += more;
        return {};
    }

private:
    /// Who lacks seats keeps them: the next is behind, though there may be enough for it.
    std::string lacking(const Seated& where, std::int64_t heads, const char* full) {
        const auto found = left_.find(where);
        if (found == left_.end() || heads == 0) return {};
        auto& kept = kept_[where];
        if (found->second - kept >= heads) return {};
        const auto* why = found->second >= heads ? msgid("behind") : full;
        kept += heads;
        return why;
    }
    void lower(const Seated& where, std::int64_t heads) {
        if (const auto found = left_.find(where); found != left_.end()) found->second -= heads;
    }

    Instant now_;
    bool open_;
    std::map<Seated, std::int64_t> left_;  ///< absent: no limit
    std::map<std::string, Instant> starts_;
    std::map<Id, std::int64_t> heads_;     ///< with a seat at the event, by participant
    std::map<Seated, std::int64_t> kept_;  ///< for who waits
};

/// In order of priority, then of asking.
std::vector<Asking> queue(const Store& store, const Event& event) {
    auto row = store.db().prepare(sql::event::waiting_line);
    row.bind(":event", event.id);
    std::vector<Asking> all;
    while (row.step()) all.push_back({row.integer(0), row.integer(1), row.text(2), row.text(3), row.integer(4)});
    return all;
}

/// A seat for one that waits, or the offer of it.
struct Given {
    Id id = 0;
    std::optional<Instant> lapses;
};

/// The triggers count all seats of the event at each row: those of many are counted once, behind all.
void seat_all(Store& store, const Event& event, const std::vector<Given>& all) {
    {
        std::optional<TriggersOff> off;
        if (all.size() > 1) off.emplace(store.db());
        for (const auto& one : all) seat(store, one.id, one.lapses);
    }
    auto row = store.db().prepare(sql::event::overfull);
    if (row.bind(":event", event.id).step()) throw Conflict("event_full", tr("not enough seats left at that event"));
}

std::vector<std::pair<Id, Instant>> lapsed_offers(const Store& store, const Event& event) {
    auto row = store.db().prepare(
        "select r.id, r.lapses from registration r join participant p on p.id = r.participant_id "
        "where p.event_id = :event and r.ended is null and r.lapses <= :now order by r.id");
    row.bind(":event", event.id).bind(":now", store.now());
    std::vector<std::pair<Id, Instant>> found;
    while (row.step()) found.emplace_back(row.integer(0), row.instant(1));
    return found;
}

}  // namespace

void end_lapsed(Store& store, const Event& event) {
    for (const auto& [id, at] : lapsed_offers(store, event)) {
        end_registration(store, id, "lapsed", {}, at);
        record_registration(store, "lapsed", get_registration(store, id));
    }
}

bool takes_registrations(const Event& event, Instant now) {
    return event.state == "open" && (!event.opens || *event.opens <= now) && (!event.closes || now < *event.closes);
}

std::vector<Registration> give_seats(Store& store, std::string_view code, const std::set<Id>& asked) {
    end_lapsed(store, get(store, code));
    const auto event = get(store, code);
    const auto line = queue(store, event);
    if (line.empty()) return {};
    Seats seats(store, event);
    std::vector<Given> given;
    for (const auto& one : line)
        if (seats.take(one).empty())
            given.push_back({one.registration, event.offer && !asked.contains(one.registration)
                                                   ? std::optional(store.now() + *event.offer)
                                                   : std::nullopt});
    seat_all(store, event, given);
    std::vector<Registration> came_in;
    for (const auto& one : given) {
        came_in.push_back(get_registration(store, one.id));
        record_registration(store, one.lapses ? "offered" : "promoted", came_in.back());
    }
    return came_in;
}

std::vector<Registration> promote(Store& store, std::string_view code) {
    return give_seats(store, code, {});
}

std::string why_waiting(const Store& store, const Event& event, Id registration) {
    Seats seats(store, event);
    for (const auto& one : queue(store, event))
        if (auto why = seats.take(one); one.registration == registration) return why;
    return {};
}

std::vector<Wait> waiting(const Store& store, std::string_view code) {
    const auto event = get(store, code);
    Seats seats(store, event);
    std::vector<Wait> all;
    for (const auto& one : queue(store, event))
        all.push_back(
            {get_registration(store, one.registration), static_cast<std::int64_t>(all.size()) + 1, seats.take(one)});
    return all;
}

void end_all(Store& store, const Event& event, const std::string& reason, const std::optional<std::string>& session) {
    for (const auto& one : registrations(store, event.code, {.session = session, .state = {}})) {
        release_price(store, one);
        end_registration(store, one.id, "cancelled", reason, store.now());
        record_registration(store, "cancelled", get_registration(store, one.id));
    }
}

}  // namespace tiers::event
