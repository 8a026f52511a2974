#include <tiers/block.h>
#include <algorithm>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookBlockOptions {
    std::optional<std::string> of, when, hit;
    std::string reason;
    bool open = false;
    std::optional<std::int64_t> withdraw;
};

void declare(Arguments& verb, BookBlockOptions& o) {
    verb.positional("of", o.of, tr("Place or resource"), Names::resource);
    verb.positional("when", o.when, tr("Days, or a time: 2026-12-24..2027-01-02, \"2026-12-24 14:00-18:00\""));
    verb.option("--reason", "TEXT", o.reason, tr("Why, for people"));
    verb.flag("--open", o.open, tr("Open then, instead of closing"));
    verb.choice("--hit", tr("WHAT"), o.hit, {"keep", "move", "cancel"}, tr("What becomes of bookings that it hits"));
    verb.option("--withdraw", "ID", o.withdraw, tr("Instead, take a closing or opening back"));
}

void check(const BookBlockOptions& o, const Invocation& call) {
    if (o.withdraw && (o.of || o.open || !o.reason.empty() || call.globals().key))
        throw BadInput("bad_options", tr("--withdraw takes the id of a closing or opening, and --hit"));
    if (!o.withdraw && (!o.of || !o.when))
        throw BadInput("missing_argument", tr("what is closed or opened, and when?"),
                       "tiers book block hall 2026-12-24 --reason painting");
}

/// The zone of a place, or of the place that a resource is in.
Zone zone_of_subject(const Store& store, const Invocation& call, const std::string& of) {
    const auto& places = catalogue::applied(store).places;
    const auto place = std::find_if(places.begin(), places.end(), [&](const auto& one) { return one.id == of; });
    return place != places.end() ? Zone::named(place->timezone) : zone_of(store, call, of);
}

/// Whole days, or a time of one.
Span span_said(const std::string& text, const Zone& zone, Instant now) {
    try {
        const auto period = parse_period(text, zone.day(now), zone.day(now));
        if (!period.from || !period.to) throw BadInput("open_period", tr("a period with both ends is needed here"));
        return span_of(period, zone);
    } catch (const BadInput& error) {
        if (error.code() == "open_period") throw;
        return parse_span(text, zone, now);
    }
}

booking::OnBlocked said(const std::string& word) {
    if (word == "keep") return booking::OnBlocked::keep;
    if (word == "move") return booking::OnBlocked::move;
    if (word == "cancel") return booking::OnBlocked::cancel;
    return booking::OnBlocked::refuse;
}

const char* done_to_hit(booking::OnBlocked on_hit) {
    if (on_hit == booking::OnBlocked::move) return tr("moved");
    return on_hit == booking::OnBlocked::cancel ? tr("cancelled") : tr("stands");
}

/// On a terminal the operator decides once the bookings are seen.
booking::OnBlocked decided(const BookBlockOptions& o, Store& store, const booking::BlockRequest& request,
                           Invocation& call) {
    if (o.hit || !call.may_ask()) return said(o.hit.value_or(""));
    const auto hit = booking::hit_by_block(store, request);
    if (hit.empty()) return booking::OnBlocked::refuse;
    for (const auto& booking : hit) call.say("{}", booking::sentence(tr("hit"), booking, call.language()));
    return said(call.ask(tr("keep, move or cancel them? (keep, move, cancel, or nothing to stop)"), ""));
}

booking::BlockRequest request_of(const BookBlockOptions& o, const Store& store, const Invocation& call) {
    booking::BlockRequest request;
    request.of = *o.of;
    request.span = span_said(*o.when, zone_of_subject(store, call, *o.of), call.now());
    request.opens = o.open;
    request.reason = o.reason;
    request.key = call.globals().key.value_or("");
    return request;
}

int run(const BookBlockOptions& o, Invocation& call) {
    check(o, call);
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    booking::BlockRequest request;
    auto on_hit = said(o.hit.value_or(""));
    if (!o.withdraw) {
        request = request_of(o, store, call);
        on_hit = decided(o, store, request, call);
    }
    auto blocked = o.withdraw ? booking::unblock(store, *o.withdraw, on_hit) : booking::block(store, request, on_hit);
    blocked.block = call.told(std::move(blocked.block));
    Table table{.columns = booking::block_columns(), .rows = {booking::block_row(blocked.block)}};
    const auto sentence = booking::block_sentence(blocked.block, call.language());
    table.sentences = {o.withdraw ? say("withdrawn: {}", sentence) : sentence};
    Document document;
    document.schema = "tiers.book.block/1";
    document.sections.emplace_back(std::move(table));
    if (!blocked.hit.empty()) {
        auto hit = receipt(done_to_hit(on_hit), blocked.hit, call.language());
        hit.name = "hit";
        document.sections.emplace_back(std::move(hit));
    }
    document.sections.emplace_back(booking::open_table(store, blocked.left));
    call.show(document);
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_block;
const Verb book_block =
    verb<BookBlockOptions>("block", msgid("Close or open a place or a resource for once"), Needs::write,
                           uses_dry_run | uses_key | uses_yes, declare, run, booking::block_columns);

}  // namespace tiers::cmd
