#include <tiers/identifier.h>
#include <iostream>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberStreamOptions {
    bool leaving = false, both = false;
    std::optional<std::string> repeat;
};

void declare(Arguments& verb, MemberStreamOptions& o) {
    verb.flag("--leaving", o.leaving, tr("Who is read leaves"));
    verb.flag("--both", o.both, tr("Who is there and is read again leaves"));
    verb.option("--repeat", "DURATION", o.repeat, tr("Who is read again within this is read once; 5min when left out"));
}

member::Door door_of(const MemberStreamOptions& o, const Store& store, const Invocation& call) {
    if (o.leaving && o.both) throw BadInput("bad_options", tr("--leaving and --both exclude each other"));
    member::Door door{catalogue::one_place(store, call.globals().place), o.leaving, o.both};
    if (o.repeat) door.repeat = parse_duration(*o.repeat);
    return door;
}

/// Each line is written and told before the next is read: a reader at a door goes on all day. In a dry run all are of
/// one transaction, so that a line finds what those before it did.
int run(const MemberStreamOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    const auto door = door_of(o, store, call);
    const auto dry = call.globals().dry_run;
    std::optional<Transaction> transaction;
    if (dry) transaction.emplace(store);
    auto rows = call.rows("tiers.member.stream/1", {.columns = member::reading_columns()});
    auto exit = Exit::done;
    std::int64_t number = 0;
    for (std::string line; std::getline(std::cin, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == line.npos) continue;
        if (!dry) transaction.emplace(store);
        const auto reading = member::read_door(store, door, line);
        if (!dry) transaction->commit();
        rows.row(member::reading_row(reading, number, door));
        call.flush();
        if (reading.verdict == "refused") exit = Exit::partly;
    }
    rows.finish();
    return dry ? call.finish(*transaction, exit) : static_cast<int>(exit);
}

}  // namespace

extern const Verb member_stream;
const Verb member_stream =
    verb<MemberStreamOptions>("stream", msgid("Check in whom a badge reader or a door log names on standard input"),
                              Needs::write, uses_place | uses_dry_run, declare, run, member::reading_columns);

}  // namespace tiers::cmd
