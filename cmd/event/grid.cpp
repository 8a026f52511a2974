#include <tiers/barcamp_grid.h>

#include "cmd/invocation.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

struct EventGridOptions {
    std::string event;
    std::vector<std::string> slots, rooms, pins, away;
    std::int64_t seed = 1;
    bool anew = false, keep = false;
};

void declare(Arguments& verb, EventGridOptions& o) {
    verb.positional("event", o.event, tr("Event whose topics are laid out"), Names::event);
    verb.option(
        "--slots", "TIMES", o.slots,
        tr("Slots, with commas between: \"2026-04-11 14:00-14:45, 15:00-15:45\"; those of the grid that is kept "
           "if left out"));
    verb.option("--rooms", "IDS", o.rooms, tr("Rooms, with commas between; those of the grid that is kept if left out"),
                Names::resource);
    verb.option("--pin", "TOPIC=SLOT", o.pins,
                tr("Where a topic must be: \"Title=14:00\", or \"Title=14:00/room\"; \"Title=\" takes that away"));
    verb.option("--away", "HOST=SLOTS", o.away,
                tr("When a host is not there: \"Name=14:00,15:00\"; \"Name=\" takes that away"));
    verb.option("--seed", "N", o.seed, tr("Beyond twelve topics another number may find another grid"));
    verb.flag("--anew", o.anew, tr("Do not stay close to the grid that is kept"));
    verb.flag("--keep", o.keep, tr("Make the topics sessions in their slots and rooms"));
}

/// "2026-04-11 14:00-14:45, 15:00-15:45": a time without a day is on the day of the one before.
std::vector<Span> slots_of(const EventGridOptions& o, const Zone& zone, Instant now) {
    std::vector<Span> slots;
    for (auto text : comma_separated(o.slots)) {
        text.erase(0, text.find_first_not_of(' '));
        if (!slots.empty() && text.find(' ') == std::string::npos)
            text.insert(0, iso(zone.day(slots.back().start)) + " ");
        slots.push_back(parse_span(text, zone, now));
    }
    return slots;
}

/// Drawings are for people; all else, and whoever chooses columns, gets rows.
bool draws_grid(const Invocation& call) {
    const auto format = call.asked_format().value_or(render::Format::table);
    return call.globals().fields.empty() && (format == render::Format::table || format == render::Format::html);
}

int run(const EventGridOptions& o, Invocation& call) {
    auto store = call.open(o.keep ? Access::write : Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    event::GridRequest request;
    request.event = o.event;
    request.slots = slots_of(o, Zone::named(event::get(store, o.event).zone), call.now());
    request.rooms = comma_separated(o.rooms);
    request.pins = o.pins;
    request.away = o.away;
    request.seed = o.seed;
    request.anew = o.anew;
    const auto show = [&](const event::TopicGrid& grid) {
        for (const auto& line : grid.remembered) call.say("note: {}", line);
        call.show(draws_grid(call) ? event::grid_page(grid, call.language()) : event::grid_rows(grid));
    };
    if (!o.keep) {
        show(event::plan_grid(store, request));
        return 0;
    }
    Transaction transaction(store);
    auto grid = event::plan_grid(store, request);
    event::keep_grid(store, grid);
    show(grid);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_grid;
const Verb event_grid = verb<EventGridOptions>("grid", msgid("Lay out the topics of a barcamp in slots and rooms"),
                                               Needs::write, uses_dry_run, declare, run, event::grid_columns);

}  // namespace tiers::cmd
