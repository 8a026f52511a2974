#include <tiers/checkin.h>

#include "cmd/event/scanned_lines.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventCheckinOptions {
    std::string event, session, door;
    std::optional<std::string> pack, merge;
};

void declare(Arguments& verb, EventCheckinOptions& o) {
    verb.positional("event", o.event, tr("Event whose tickets are scanned on standard input"), Names::event);
    verb.option("--session", "ID", o.session,
                tr("Note who comes in as present at this session; the event's day if left out"));
    verb.option("--door", "NAME", o.door, tr("Where this is, for who comes again elsewhere"));
    verb.option("--pack", "FILE", o.pack, tr("Check by what event pack wrote, without the database"), Names::file);
    verb.option("--merge", "FILE", o.merge, tr("Take in the JSON lines of a door that had a pack"), Names::file);
}

/// Tells each verdict as soon as it is given: a line of the screen, or a row.
class Told {
public:
    Told(Invocation& call, Zone zone) : call_(call), zone_(std::move(zone)) {
        if (!call.for_people()) rows_.emplace(call.rows("tiers.event.checkin/1", {.columns = event::scan_columns()}));
    }
    void tell(const event::Scan& scan) {
        inside_ = scan.inside;
        if (rows_)
            rows_->row(event::scan_row(scan, zone_));
        else
            call_.write(render::terminal_safe(event::scan_sentence(scan, zone_)) + "\n");
    }
    void finish() {
        if (rows_) rows_->finish();
        call_.say("{} in", inside_);
    }

private:
    Invocation& call_;
    Zone zone_;
    std::optional<render::RowWriter> rows_;
    std::int64_t inside_ = 0;
};

int check_by_pack(const EventCheckinOptions& o, Invocation& call) {
    const auto pack = event::read_pack(call.read_input(*o.pack));
    if (pack.code != o.event)
        throw BadInput("other_event", say("the pack is of '{}', not of '{}'", pack.code, o.event));
    event::TicketDoor door(pack, o.session, o.door);
    Told told(call, pack.zone);
    ScannedLines input;
    for (std::vector<std::string> lines; input.next(lines); call.flush())
        for (const auto& line : lines) told.tell(door.scan(line, call.now()));
    told.finish();
    return 0;
}

/// What is there to be read is of one transaction, and told once it is on the disk.
int check_by_database(const EventCheckinOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    event::CheckIn door(store, o.event, o.session, o.door);
    Told told(call, door.zone());
    ScannedLines input;
    for (std::vector<std::string> lines; input.next(lines); call.flush()) {
        Transaction transaction(store);
        const auto scans = door.scan(store, lines);
        transaction.commit();
        for (const auto& scan : scans) told.tell(scan);
    }
    told.finish();
    return 0;
}

int merge(const EventCheckinOptions& o, Invocation& call) {
    const auto lines = call.read_input(*o.merge);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto zone = Zone::named(event::get(store, o.event).zone);
    Table table{.columns = event::merged_columns(), .empty = tr("nobody came in there")};
    for (const auto& merged : event::merge_scans(store, o.event, lines))
        table.rows.push_back(event::merged_row(merged, zone));
    call.show("tiers.event.merge/1", std::move(table));
    return call.finish(transaction);
}

int run(const EventCheckinOptions& o, Invocation& call) {
    if (o.merge && (o.pack || !o.session.empty() || !o.door.empty()))
        throw BadInput("bad_options", tr("--merge excludes --pack, --session and --door"));
    if (o.merge) return merge(o, call);
    return o.pack ? check_by_pack(o, call) : check_by_database(o, call);
}

}  // namespace

extern const Verb event_checkin;
const Verb event_checkin =
    verb<EventCheckinOptions>("checkin", msgid("Check tickets that are scanned at a door, and count who is in"),
                              Needs::write, uses_limit | writes_private, declare, run, event::scan_columns);

}  // namespace tiers::cmd
