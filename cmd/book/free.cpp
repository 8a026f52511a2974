#include <tiers/find_free.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

struct BookFreeOptions {
    std::vector<std::string> resources, equipment;
    std::string period = "today", duration = "30min", within;
    std::int64_t seats = 1;
    bool together = false;
};

void declare(Arguments& verb, BookFreeOptions& o) {
    verb.positional("resource", o.resources,
                    tr("Resources to look at, or any:room for all of a kind; all when left out"), Names::resource);
    verb.option("--period", "PERIOD", o.period, tr("When, for instance 2026-03-12 or next-week; today when left out"));
    verb.option("--duration", "TIME", o.duration, tr("How long, for instance 1h30"));
    verb.option("--seats", "N", o.seats, tr("Seats free throughout; people, of what is booked whole"));
    verb.option("--equipment", "WORDS", o.equipment, tr("What has to be there, for instance screen,whiteboard"));
    verb.option("--within", "HOURS", o.within,
                tr("Days and hours it has to lie in, for instance \"Mo-Fr 14:00-18:00\""));
    verb.flag("--together", o.together, tr("When all of them are free at the same time"));
}

booking::Search search_of(const BookFreeOptions& o, const Invocation& call) {
    booking::Search search;
    search.what = {o.resources, call.globals().place.value_or(""), comma_separated(o.equipment),
                   booking::seats_of(o.seats)};
    search.within = [&](const Zone& zone) {
        const auto today = zone.day(call.now());
        const auto period = parse_period(o.period, today, today);
        if (!period.from || !period.to) throw BadInput("open_period", tr("a period with both ends is needed here"));
        return Span{zone.midnight(*period.from), zone.midnight(*period.to)};
    };
    search.duration = parse_duration(o.duration);
    search.hours = o.within;
    search.together = o.together;
    return search;
}

int run(const BookFreeOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto search = search_of(o, call);
    const auto found = booking::find_free(store, search);
    Document document;
    document.schema = "tiers.book.free/1";
    document.sections.emplace_back(booking::table_of(found));
    if (found.empty())
        if (const auto near = booking::alternatives(store, search); !near.empty())
            document.sections.emplace_back(booking::table_of(near));
    call.show(document);
    return 0;
}

}  // namespace

extern const Verb book_free;
const Verb book_free =
    verb<BookFreeOptions>("free", msgid("Find when resources are free"), Needs::read, uses_place, declare, run);

}  // namespace tiers::cmd
