#include <tiers/choose.h>
#include <tiers/member.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"
#include "cmd/repeating.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

struct BookAddOptions {
    std::string resource, when, member, label;
    RepeatFields repeat;
    std::optional<std::string> hold;
    std::int64_t seats = 1;
    std::vector<std::string> equipment, overrides;
};

void declare(Arguments& verb, BookAddOptions& o) {
    verb.positional("resource", o.resource, tr("Resource to book, or any:room for the one that fits best"),
                    Names::resource);
    verb.positional("when", o.when, tr("When, for instance \"2026-12-01 14:00-16:00\""));
    verb.option("--member", "WHO", o.member, tr("Who it is for: id, e-mail, or name"), Names::member);
    verb.option("--seats", "N", o.seats, tr("Seats to take; of any:room, people it has to hold"));
    verb.option("--equipment", "WORDS", o.equipment,
                tr("What has to be there, for instance screen,whiteboard; of any:room"));
    declare_repeat(verb, o.repeat);
    verb.option("--label", "TEXT", o.label, tr("What it is for"));
    verb.option("--hold", "TIME", o.hold, tr("Hold it so long, for instance 2d: it lapses if nobody approves it"));
    verb.option("--override", "RULE", o.overrides, tr("Set a rule aside by name; the journal keeps that"));
}

/// With the price behind the rules.
Table steps_of(const booking::Made& made, const Invocation& call) {
    auto table = steps_table(made.steps, call);
    table.rows.push_back({std::string("price"), true});
    if (!call.for_people()) return table;
    const auto currency = made.bookings.empty() ? std::string() : made.bookings.front().currency;
    table.rows.back().emplace_back(member::price_text(made.price, currency, call.language()));
    return table;
}

/// A booking that was only tried has no series either.
std::vector<booking::Booking> without_new_series(std::vector<booking::Booking> bookings) {
    for (auto& booking : bookings)
        if (booking.id == 0) booking.series.reset();
    return bookings;
}

std::string rule_of_series(const BookAddOptions& o, const Store& store, const Invocation& call) {
    if (!o.repeat.clamp) return o.repeat.rule;
    const auto zone = zone_of(store, call, booking::asks_any(o.resource) ? std::string() : o.resource);
    return rule_of(o.repeat, zone.wall(parse_span(o.when, zone, call.now()).start));
}

booking::Request request_of(const BookAddOptions& o, const Store& store, const Invocation& call) {
    booking::Request request;
    request.resource = o.resource;
    request.member = member::find(store, o.member).id;
    request.seats = booking::seats_of(o.seats);
    request.rrule = rule_of_series(o, store, call);
    request.except = days_left_out(o.repeat);
    request.skip_conflicts = o.repeat.skip_conflicts;
    request.label = o.label;
    request.key = call.globals().key.value_or("");
    request.overrides = o.overrides;
    request.explain = call.globals().explain;
    if (o.hold) request.hold = parse_duration(*o.hold);
    return request;
}

booking::MadeAny made_of(const BookAddOptions& o, Store& store, const Invocation& call) {
    auto request = request_of(o, store, call);
    const auto place = call.globals().place.value_or("");
    if (booking::asks_any(o.resource)) {
        const auto when = [&](const Zone& zone) { return parse_span(o.when, zone, call.now()); };
        return booking::add_any(store, {std::move(request), when, place, comma_separated(o.equipment)});
    }
    if (!o.equipment.empty() || !place.empty())
        throw BadInput("needs_any", tr("--equipment and --place are for any of a kind"), "any:room");
    request.span = parse_span(o.when, zone_of(store, call, o.resource), call.now());
    return {booking::add(store, request), {}};
}

int run(const BookAddOptions& o, Invocation& call) {
    if (o.member.empty()) throw BadInput("missing_option", tr("--member is missing: who is it for?"));
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    auto any = made_of(o, store, call);
    auto& made = any.made;
    if (!made.duplicate) made.bookings = without_new_series(call.told(std::move(made.bookings)));
    Document document;
    document.schema = "tiers.book.add/1";
    document.sections.emplace_back(
        receipt(made.duplicate ? tr("known") : tr("booked"), made.bookings, call.language()));
    if (call.globals().explain) {
        if (!any.looked_at.empty()) document.sections.emplace_back(booking::table_of(any.looked_at, call.for_people()));
        document.sections.emplace_back(steps_of(made, call));
    }
    call.show(document);
    if (const auto why = booking::why(any); !why.empty()) call.say("{}", why);
    for (const auto& skipped : made.skipped) call.say("skipped {}: {}", iso(skipped.wall_start), skipped.reason);
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_add;
const Verb book_add =
    verb<BookAddOptions>("add", msgid("Book a resource, once or as a series"), Needs::write,
                         uses_dry_run | uses_explain | uses_key | uses_place, declare, run, booking::columns);

}  // namespace tiers::cmd
