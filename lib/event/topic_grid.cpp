#include <fmt/format.h>
#include <tiers/barcamp_grid.h>
#include <tiers/booking.h>
#include <tiers/error.h>
#include <algorithm>
#include <map>

#include "base/text.h"
#include "event/event_store.h"
#include "event/grid.h"
#include "event/grid_wish_store.h"
#include "event/proposal_store.h"
#include "sql/event.h"
#include "store/database.h"

namespace tiers::event {

namespace {

template <class T>
std::optional<std::size_t> place_of(const std::vector<T>& all, const T& one) {
    const auto found = std::ranges::find(all, one);
    return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
}

/// Reads what is stored of an event into a barcamp, and a barcamp's grid back.
class Laying {
public:
    Laying(const Store& store, const GridRequest& request)
        : store_(store), request_(request), event_(get(store, request.event)), zone_(Zone::named(event_.zone)) {
        topics_ = proposals(store, event_.code);
        if (topics_.empty())
            throw NotFound("no_topics", say("event '{}' has no topic", event_.code),
                           say("tiers event propose {} TITLE", event_.code));
        read_kept();
        take_slots();
        take_rooms();
        take_hosts();
        take_wishes();
        take_former();
        take_pins();
        take_absences();
        barcamp_.seed = static_cast<std::uint64_t>(request.seed);
    }

    TopicGrid grid() const {
        const auto made = make_grid(barcamp_);
        TopicGrid grid{.event = event_, .slots = slots_, .rooms = rooms_};
        for (std::size_t i = 0; i < topics_.size(); ++i) {
            auto& place = grid.places.emplace_back(TopicGrid::Place{.topic = topics_[i]});
            if (const auto& cell = made.placed[i]) {
                place.slot = cell->slot;
                place.room = cell->room;
            }
            place.moved = is_moved(place);
        }
        for (const auto& clash : made.clashes)
            grid.clashes.push_back({topics_[clash.one], topics_[clash.other], clash.people});
        grid.clashing = made.clashing;
        grid.bound = made.bound;
        grid.unseated = made.unseated;
        grid.wishes = made.wishes;
        grid.covered = made.covered;
        grid.satisfaction = made.satisfaction;
        grid.pins = pins_;
        grid.absences = absences_;
        grid.remembered = remembered_;
        return grid;
    }

private:
    /// The sessions that topics became.
    void read_kept() {
        for (const auto& session : sessions(store_, event_))
            if (std::ranges::any_of(topics_, [&](const auto& topic) { return topic.session == session.code; }))
                kept_.push_back(session);
    }

    /// A topic that has a session, which is in another time or room.
    bool is_moved(const TopicGrid::Place& place) const {
        return place.slot && std::ranges::any_of(kept_, [&](const auto& session) {
                   return session.code == place.topic.session &&
                          (session.span != slots_[*place.slot] || session.room != rooms_[*place.room].id);
               });
    }

    void take_slots() {
        slots_ = request_.slots;
        if (slots_.empty())
            for (const auto& session : kept_) slots_.push_back(session.span);
        std::ranges::sort(slots_, {}, [](const Span& slot) { return std::pair(slot.start, slot.end); });
        slots_.erase(std::unique(slots_.begin(), slots_.end()), slots_.end());
        if (slots_.empty()) throw BadInput("no_slots", tr("a grid has slots"), "--slots \"2026-04-11 14:00-14:45\"");
        for (std::size_t i = 1; i < slots_.size(); ++i)
            if (slots_[i].start < slots_[i - 1].end)
                throw BadInput("slots_overlap", tr("two slots of a grid are at the same time"));
        const auto one_day = zone_.day(slots_.front().start) == zone_.day(slots_.back().start);
        for (const auto& slot : slots_) {
            const auto text = iso(zone_.wall(slot.start));
            barcamp_.slots.push_back(one_day ? text.substr(11, 5) : text.substr(0, 10) + " " + text.substr(11, 5));
        }
    }

    void take_rooms() {
        auto ids = request_.rooms;
        if (ids.empty())
            for (const auto& session : kept_)
                if (!session.room.empty() && !place_of(ids, session.room)) ids.push_back(session.room);
        for (const auto& id : ids) {
            const auto room = catalogue::find_resource(store_, id);
            rooms_.push_back({room.id, room.name, room.seats.on(zone_.day(slots_.front().start)).value_or(0)});
            barcamp_.rooms.push_back({room.name, rooms_.back().capacity, closed_slots(room.id)});
        }
        if (rooms_.empty()) throw BadInput("no_rooms", tr("a grid has rooms"), "--rooms ID,ID");
    }

    /// Those in which a room is booked for something else.
    std::vector<std::size_t> closed_slots(const std::string& room) const {
        std::vector<std::size_t> closed;
        for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
            auto taken = false;
            booking::each(store_, {.span = slots_[slot], .place = {}, .resource = room, .state = {}},
                          [&](const booking::Booking& one) { taken = taken || !is_ours(one.id); });
            if (taken) closed.push_back(slot);
        }
        return closed;
    }
    bool is_ours(std::int64_t booking) const {
        return std::ranges::any_of(kept_, [&](const auto& session) { return session.booking == booking; });
    }

    std::size_t person(const std::string& key, const std::string& name) {
        const auto [at, is_new] = people_.try_emplace(key, barcamp_.people.size());
        if (is_new) barcamp_.people.push_back({.name = name});
        return at->second;
    }
    static std::string key_of(Id participant) { return std::to_string(participant); }

    void take_hosts() {
        for (const auto& topic : topics_) {
            auto& taken = barcamp_.topics.emplace_back(
                Barcamp::Topic{.title = topic.title, .hands = static_cast<int>(topic.hands)});
            for (const auto& host : topic.hosts)
                taken.hosts.push_back(
                    person(host.participant ? key_of(*host.participant) : "=" + folded(host.name), host.name));
        }
    }

    void take_wishes() {
        auto row = store_.db().prepare(sql::event::wishes);
        row.bind(":event", event_.id);
        while (row.step())
            if (const auto topic = topic_with(row.integer(1)))
                barcamp_.people[person(key_of(row.integer(0)), row.text(2))].wishes.push_back(*topic);
    }
    std::optional<std::size_t> topic_with(Id id) const {
        for (std::size_t i = 0; i < topics_.size(); ++i)
            if (topics_[i].id == id) return i;
        return std::nullopt;
    }

    /// Where each topic is; one past the slots for a session that is in none of the cells.
    void take_former() {
        if (request_.anew || kept_.empty()) return;
        for (const auto& topic : topics_) {
            auto& was = barcamp_.former.emplace_back();
            for (const auto& session : kept_) {
                if (session.code != topic.session) continue;
                const auto room = std::ranges::find_if(rooms_, [&](const auto& one) { return one.id == session.room; });
                was = Cell{place_of(slots_, session.span).value_or(slots_.size()),
                           static_cast<std::size_t>(room - rooms_.begin())};
            }
        }
    }

    std::size_t slot_named(std::string_view name) const {
        if (const auto slot = place_of(barcamp_.slots, std::string(trim(name)))) return *slot;
        throw NotFound("unknown_slot", say("no slot '{}'", trim(name)), say("one of {}", join(barcamp_.slots, ", ")));
    }
    std::size_t room_named(std::string_view name) const {
        for (std::size_t room = 0; room < rooms_.size(); ++room)
            if (rooms_[room].id == trim(name)) return room;
        throw NotFound("unknown_room", say("no room '{}' in the grid", trim(name)));
    }
    static std::pair<std::string_view, std::string_view> sides(std::string_view text) {
        const auto sign = text.rfind('=');
        if (sign == std::string_view::npos)
            throw BadInput("bad_pin", say("'{}' is not NAME=SLOT", text),
                           tr("for instance --pin \"First topic=14:00\""));
        return {trim(text.substr(0, sign)), text.substr(sign + 1)};
    }

    TopicGrid::Pin pin_in(std::string_view text) const {
        const auto [topic, cell] = sides(text);
        TopicGrid::Pin pin{.topic = standing_topic(store_, event_, topic).id};
        if (trim(cell).empty()) return pin;
        const auto slash = cell.find('/');
        pin.slot = slots_[slot_named(cell.substr(0, slash))].start;
        if (slash != std::string_view::npos) pin.room = rooms_[room_named(cell.substr(slash + 1))].id;
        return pin;
    }

    void take_pins() {
        std::map<Id, TopicGrid::Pin> asked;
        for (const auto& text : request_.pins) {
            const auto pin = pin_in(text);
            asked[pin.topic] = pin;
        }
        for (const auto& kept : kept_pins(store_, event_))
            if (asked.try_emplace(kept.topic, kept).second) {
                const auto& title = topics_[topic_with(kept.topic).value_or(0)].title;
                remembered_.push_back(
                    say("'{}' is pinned to {}: --pin \"{}=\" takes that away", title, told_of(kept), title));
            }
        for (const auto& [topic, pin] : asked) {
            if (!pin.slot) continue;
            barcamp_.pins.push_back(barcamp_pin(pin));
            pins_.push_back(pin);
        }
    }

    /// "2026-04-12 14:00/den"
    std::string told_of(const TopicGrid::Pin& pin) const {
        const auto at = iso(zone_.wall(*pin.slot));
        return fmt::format("{} {}{}{}", at.substr(0, 10), at.substr(11), pin.room.empty() ? "" : "/", pin.room);
    }

    /// A pin that was kept may be of a slot or a room that is not in this grid.
    Barcamp::Pin barcamp_pin(const TopicGrid::Pin& pin) const {
        const auto topic = topic_with(pin.topic).value_or(0);
        const auto slot = std::ranges::find(slots_, *pin.slot, &Span::start);
        const auto room = std::ranges::find(rooms_, pin.room, &TopicGrid::Room::id);
        if (slot == slots_.end() || (!pin.room.empty() && room == rooms_.end()))
            throw NotFound("pin_outside",
                           say("'{}' is pinned to {}, which is not in the grid", topics_[topic].title, told_of(pin)),
                           fmt::format("--pin \"{}=\"", topics_[topic].title));
        Barcamp::Pin made;
        made.topic = topic;
        made.slot = static_cast<std::size_t>(slot - slots_.begin());
        if (!pin.room.empty()) made.room = static_cast<std::size_t>(room - rooms_.begin());
        return made;
    }

    std::size_t host_called(std::string_view host) const {
        const auto fold = folded(host);
        const auto who =
            std::ranges::find_if(barcamp_.people, [&](const auto& one) { return folded(one.name) == fold; });
        if (who == barcamp_.people.end())
            throw NotFound("unknown_host", say("nobody called '{}' brings a topic", host));
        return static_cast<std::size_t>(who - barcamp_.people.begin());
    }

    std::optional<std::size_t> person_away(const TopicGrid::Away& away) const {
        const auto found = people_.find(away.participant ? key_of(*away.participant) : "=" + away.name);
        return found == people_.end() ? std::nullopt : std::optional(found->second);
    }

    void take_absences() {
        std::map<std::size_t, std::vector<Instant>> away;
        for (const auto& text : request_.away) {
            const auto [host, slots] = sides(text);
            auto& theirs = away[host_called(host)];
            for (const auto slot : split(slots, ','))
                if (!trim(slot).empty()) theirs.push_back(slots_[slot_named(slot)].start);
        }
        for (const auto& kept : kept_absences(store_, event_))
            if (const auto person = person_away(kept); person && away.try_emplace(*person, kept.slots).second)
                remembered_.push_back(say("{} is away at times: --away \"{}=\" takes that away",
                                          barcamp_.people[*person].name, barcamp_.people[*person].name));
        for (const auto& [key, person] : people_)
            if (const auto found = away.find(person); found != away.end() && !found->second.empty())
                put_away(key, person, found->second);
        std::ranges::sort(absences_);
    }

    /// Slots that are in no grid any more stay in mind.
    void put_away(const std::string& key, std::size_t person, const std::vector<Instant>& starts) {
        for (const auto start : starts)
            if (const auto slot = std::ranges::find(slots_, start, &Span::start); slot != slots_.end())
                barcamp_.people[person].away.push_back(static_cast<std::size_t>(slot - slots_.begin()));
        if (key.starts_with('='))
            absences_.push_back({.name = key.substr(1), .slots = starts});
        else
            absences_.push_back({.participant = whole_number(key), .slots = starts});
    }

    const Store& store_;
    const GridRequest& request_;
    Event event_;
    Zone zone_;
    std::vector<Proposal> topics_;
    std::vector<Session> kept_;
    std::vector<Span> slots_;
    std::vector<TopicGrid::Room> rooms_;
    std::map<std::string, std::size_t> people_;
    Barcamp barcamp_;
    std::vector<TopicGrid::Pin> pins_;
    std::vector<TopicGrid::Away> absences_;
    std::vector<std::string> remembered_;
};

}  // namespace

TopicGrid plan_grid(const Store& store, const GridRequest& request) {
    return Laying(store, request).grid();
}

}  // namespace tiers::event
