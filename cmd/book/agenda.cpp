#include <tiers/agenda.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookAgendaOptions {
    std::vector<std::string> resources;
    std::string period = "today";
    bool week = false;
};

void declare(Arguments& verb, BookAgendaOptions& o) {
    verb.positional("resource", o.resources, tr("Resources to show; all when left out"), Names::resource);
    verb.option("--period", "PERIOD", o.period,
                tr("A day, or up to a week, for instance 2026-03-12 or next-week; today when left out"));
    verb.flag("--week", o.week, tr("The whole week of that day"));
}

DaySpan wanted_days(const BookAgendaOptions& o, Day today) {
    const auto period = parse_period(o.period, today);
    if (!period.from || !period.to) throw BadInput("open_period", tr("a period with both ends is needed here"));
    if (!o.week) return {*period.from, *period.to};
    const auto monday = monday_of(*period.from);
    return {monday, monday + std::chrono::days(7)};
}

/// Pages and drawings are for people; all else, and whoever chooses columns, gets rows.
bool is_drawn(const Invocation& call) {
    const auto format = call.asked_format().value_or(render::Format::table);
    return call.globals().fields.empty() && (format == render::Format::table || format == render::Format::html);
}

int run(const BookAgendaOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    const auto is_page = call.asked_format() == render::Format::html;
    const auto zone = zone_of(store, call, o.resources.empty() ? "" : o.resources.front());
    const booking::AgendaQuery query{.resources = resources_to_show(store, o.resources, call),
                                     .days = wanted_days(o, zone.day(call.now())),
                                     .names = !is_page || call.globals().names};
    if (!is_drawn(call)) {
        call.show("tiers.book.agenda/1",
                  Table{.columns = booking::agenda_columns(), .rows = booking::agenda_rows(store, query)});
        return 0;
    }
    auto document = booking::agenda(store, query, call.language());
    if (is_page)
        document.notes.push_back(
            say("As it stood on {}.", render::shown(cell(zone, call.now()), Kind::instant, call.language())));
    call.show(std::move(document));
    return 0;
}

}  // namespace

extern const Verb book_agenda;
const Verb book_agenda =
    verb<BookAgendaOptions>("agenda", msgid("Draw who has what, and what is free: a day, or a week"), Needs::read,
                            uses_place, declare, run, booking::agenda_columns);

}  // namespace tiers::cmd
