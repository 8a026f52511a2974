#include <sqlite3.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/text.h"
#include "store/database.h"

namespace tiers {

namespace {

/// A named constraint or trigger, and the error it stands for.
struct Wall {
    std::string_view name;
    Exit exit;
    const char* message;
};

constexpr Wall sqlite_walls[] = {
    {"booking_over_capacity", Exit::conflict, msgid("not enough seats left at that time")},
    {"booking_part_taken", Exit::conflict,
     msgid("a part of this resource, or the whole it belongs to, is taken at that time")},
    {"booking_buffer", Exit::conflict, msgid("too close to another booking: the resource has a buffer")},
    {"capacity_below_bookings", Exit::conflict, msgid("the new capacity is below what is already booked")},
    {"parts_both_booked", Exit::conflict, msgid("resources that would exclude each other are both booked")},
    {"booking_confirmed", Exit::conflict, msgid("what is confirmed waits no more")},
    {"booking_end_after_start", Exit::bad_input, msgid("a booking ends after it starts")},
    {"booking_not_too_long", Exit::bad_input, msgid("a booking lasts at most 3 years and 270 days")},
    {"presence_overlap", Exit::conflict, msgid("nobody is twice anywhere at the same time")},
    {"outcome_twice", Exit::conflict, msgid("that outcome is recorded already")},
    {"assembly_day", Exit::conflict, msgid("an assembly is called on that day already")},
    {"proxy_given", Exit::conflict, msgid("that proxy is given already")},
    {"proxy_limit", Exit::refused, msgid("nobody holds more proxies than the statutes allow")},
    {"proxy_chain", Exit::refused, msgid("a proxy is not passed on: who holds one gives none")},
    {"assembly_vote_counted", Exit::bad_input, msgid("more votes are counted than there are voters")},
    {"subscription_overlap", Exit::conflict, msgid("a member has a plan once at a time")},
    {"subscription_days", Exit::bad_input, msgid("no day lies after 9999-12-31")},
    {"certificate_days", Exit::bad_input, msgid("no day lies after 9999-12-31")},
    {"charge_days", Exit::bad_input, msgid("no day lies after 9999-12-31")},
    {"bucket_days", Exit::bad_input, msgid("no day lies after 9999-12-31")},
    {"pause_overlap", Exit::conflict, msgid("a subscription is paused once at a time")},
    {"allowance_negative", Exit::conflict, msgid("an allowance gives no more than it holds")},
    {"allowance_days", Exit::conflict, msgid("an allowance is used on the days it counts on")},
    {"allowance_use_whole", Exit::conflict, msgid("allowances cover no more than was used")},
    {"event_full", Exit::conflict, msgid("not enough seats left at that event")},
    {"event_window", Exit::bad_input, msgid("registrations close after they open")},
    {"session_end_after_start", Exit::bad_input, msgid("a session ends after it starts")},
    {"participant_twice", Exit::conflict, msgid("nobody takes part twice in an event")},
    {"other_event", Exit::conflict, msgid("that session belongs to another event")},
    {"other_category", Exit::conflict, msgid("who registers for an event does so in a category of it, if it has some")},
    {"member_email", Exit::conflict, msgid("that e-mail belongs to another member")},
    {"member_external", Exit::conflict, msgid("that external id belongs to another member")},
    {"member_erased", Exit::not_found, msgid("that member was erased")},
    {"guest_erased", Exit::not_found, msgid("that guest was erased")},
    {"journal_sealed", Exit::refused, msgid("journal rows cannot be changed")},
    {"row_sealed", Exit::refused, msgid("what is recorded there cannot be changed")},
    {"row_kept", Exit::refused, msgid("rows of that table are never deleted")},
    {"booking_kept", Exit::refused, msgid("bookings are cancelled, never deleted")},
    {"id_kept", Exit::refused, msgid("ids never change")},
    {"id_taken", Exit::conflict, msgid("that id is taken")},
};

[[noreturn]] void throw_wall(const Wall& wall) {
    const std::string code(wall.name);
    if (wall.exit == Exit::conflict) throw Conflict(code, tr(wall.message));
    if (wall.exit == Exit::refused) throw Refused(code, tr(wall.message));
    if (wall.exit == Exit::not_found) throw NotFound(code, tr(wall.message));
    throw BadInput(code, tr(wall.message));
}

/// The one a message of SQLite names.
const Wall* wall_in(std::string_view text) {
    const auto named = [&](const Wall& wall) { return text.find(wall.name) != text.npos; };
    const auto* found = std::find_if(std::begin(sqlite_walls), std::end(sqlite_walls), named);
    return found == std::end(sqlite_walls) ? nullptr : found;
}

}  // namespace

void throw_wall(std::string_view name) {
    throw_wall(*wall_in(name));
}

void throw_sqlite_error(const std::exception& error, int code, int extended) {
    const std::string_view text = error.what();
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            if (const auto* wall = wall_in(text)) throw_wall(*wall);
            throw Conflict("constraint", say("the database refuses: {}", text));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Busy("busy", tr("the database is in use"), tr("try again in a moment"));
        case SQLITE_FULL:
            throw Failed("disk_full", tr("the disk is full"), tr("free some room; nothing was changed"));
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            throw Failed("read_only", tr("the database cannot be written"),
                         tr("check the rights of the file and of its folder"));
        case SQLITE_CANTOPEN:
            throw Failed("cannot_open", tr("the database cannot be opened"),
                         tr("check the rights of the file and of its folder"));
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw Unusable("damaged", tr("the file is not a database, or is damaged"),
                           tr("bring a backup back: tiers db restore FILE DIR"));
        default:
            throw Failed("sqlite", say("the database failed: {} ({})", text, extended));
    }
}

}  // namespace tiers
