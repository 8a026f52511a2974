#include <tiers/booking.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

struct BookCheckinOptions {
    std::vector<std::string> bookings, except;
    std::optional<std::string> at, period, resource;
    bool all = false;
};

void declare(Arguments& verb, BookCheckinOptions& o) {
    verb.positional("booking", o.bookings, tr("Booking ids, or - to read them from standard input"), Names::booking);
    verb.option("--at", "TIME", o.at, tr("When, if not now; a time alone is of today"));
    verb.flag("--all", o.all, tr("Instead, all that have begun and that nobody noted, each from its start on"));
    verb.option("--period", "PERIOD", o.period, tr("Of these all, those that begin then; today when left out"));
    verb.option("--resource", "ID", o.resource, tr("Of these all, only of this resource"), Names::resource);
    verb.option("--except", "IDS", o.except, tr("Of these all, not these: ids, separated by commas"));
}

void check(const BookCheckinOptions& o) {
    if (o.all && (!o.bookings.empty() || o.at))
        throw BadInput("bad_options", tr("--all names no bookings and no time"));
    if (!o.all && (o.period || o.resource || !o.except.empty()))
        throw BadInput("bad_options", tr("--period, --resource and --except go with --all"));
}

std::vector<booking::Booking> checkin_named(Store& store, const BookCheckinOptions& o, Invocation& call) {
    std::vector<booking::Booking> done;
    for (const auto id : booking_ids(call, o.bookings)) {
        const auto zone = Zone::named(booking::get(store, id).zone);
        done.push_back(booking::checkin(store, id, o.at ? parse_instant(*o.at, zone, call.now()) : call.now()));
    }
    return done;
}

std::vector<booking::Booking> checkin_all(Store& store, const BookCheckinOptions& o, Invocation& call) {
    const auto zone = zone_of(store, call, o.resource.value_or(""));
    booking::Query query;
    query.span = span_of(parse_period(o.period.value_or("today"), zone.day(call.now())), zone);
    query.place = call.globals().place ? catalogue::find_place(store, *call.globals().place).id : "";
    query.resource = o.resource ? catalogue::find_resource(store, *o.resource, false).id : "";
    const auto except = o.except.empty() ? std::vector<booking::Id>() : booking_ids(call, comma_separated(o.except));
    return booking::checkin_all(store, query, except);
}

int run(const BookCheckinOptions& o, Invocation& call) {
    check(o);
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    const auto done = o.all ? checkin_all(store, o, call) : checkin_named(store, o, call);
    auto table = receipt(tr("checked in"), done, call.language());
    table.empty = tr("nobody to check in");
    call.show("tiers.book.checkin/1", std::move(table));
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_checkin;
const Verb book_checkin = verb<BookCheckinOptions>("checkin", msgid("Note that people have come"), Needs::write,
                                                   uses_dry_run | uses_place, declare, run, booking::columns);

}  // namespace tiers::cmd
