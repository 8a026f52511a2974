#include <tiers/booking.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookFreeOptions {
    std::vector<std::string> resources;
    std::string period = "today", duration = "30min";
    std::int64_t seats = 1;
};

void declare(Arguments& verb, BookFreeOptions& o) {
    verb.positional("resource", o.resources, tr("Resources to look at; all when left out"), Names::resource);
    verb.option("--period", "PERIOD", o.period, tr("When, for instance 2026-03-12 or next-week; today when left out"));
    verb.option("--duration", "TIME", o.duration, tr("How long, for instance 1h30"));
    verb.option("--seats", "N", o.seats, tr("Seats free throughout"));
}

std::vector<catalogue::Resource> wanted(const Store& store, const BookFreeOptions& o, const Invocation& call) {
    std::vector<catalogue::Resource> found;
    for (const auto& id : o.resources) found.push_back(catalogue::find_resource(store, id));
    if (!o.resources.empty()) return found;
    for (const auto& place : catalogue::applied(store).places)
        for (const auto& resource : place.resources)
            if (!resource.retired && (!call.globals().place || *call.globals().place == place.id))
                found.push_back(resource);
    return found;
}

int run(const BookFreeOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto duration = parse_duration(o.duration);
    Table table;
    table.columns = {{"resource", tr("Resource"), Kind::code},
                     {"start", tr("From"), Kind::instant},
                     {"end", tr("Until"), Kind::instant},
                     {"minutes", tr("Lasts"), Kind::minutes},
                     {"seats", tr("Seats"), Kind::count}};
    table.empty = tr("nothing is free then");
    for (const auto& resource : wanted(store, o, call)) {
        const auto zone = zone_of(store, call, resource.id);
        const auto period = parse_period(o.period, zone.day(call.now()));
        if (!period.from || !period.to) throw BadInput("open_period", tr("a period with both ends is needed here"));
        const Span within{std::max(zone.midnight(*period.from), call.now()), zone.midnight(*period.to)};
        if (within.empty()) continue;
        for (const auto& window : booking::free(store, resource, within, duration, booking::seats_of(o.seats)))
            table.rows.push_back({window.resource, Moment{window.span.start, zone.at(window.span.start).offset},
                                  Moment{window.span.end, zone.at(window.span.end).offset},
                                  std::chrono::duration_cast<Minutes>(window.span.end - window.span.start).count(),
                                  std::int64_t{window.seats}});
    }
    call.show("tiers.book.free/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb book_free;
const Verb book_free =
    verb<BookFreeOptions>("free", msgid("Find when resources are free"), Needs::read, uses_place, declare, run);

}  // namespace tiers::cmd
