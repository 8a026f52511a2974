#include "cmd/event/attending.h"

namespace tiers::cmd {

void declare_attending(Arguments& verb, AttendingFields& fields) {
    verb.positional("event", fields.event, tr("Event it belongs to"), Names::event);
    verb.positional("session", fields.session, tr("Session they are at"));
    verb.option("--half", "N", fields.half, tr("Half-day of the session, from 1; all of it if left out"));
}

std::optional<int> half_of(const AttendingFields& fields) {
    if (!fields.half) return std::nullopt;
    if (*fields.half < 1 || *fields.half > 1000) throw BadInput("bad_half", tr("half-days are counted from 1"));
    return static_cast<int>(*fields.half);
}

event::Attending attending_of(const AttendingFields& fields, const Invocation& call) {
    event::Attending attending;
    attending.event = fields.event;
    attending.session = fields.session;
    attending.half = half_of(fields);
    attending.at = call.now();
    return attending;
}

Table attendance_receipt(const Store& store, const std::string& event, const std::vector<event::Attendance>& all) {
    const auto zone = event::get(store, event).zone;
    Table table{.columns = event::attendance_columns()};
    event::Id told = 0;  // the half-days of one person follow one another
    for (const auto& one : all) {
        table.rows.push_back(event::attendance_row(one, zone));
        if (one.participant.id != told) table.sentences.push_back(event::attendance_sentence(one));
        told = one.participant.id;
    }
    return table;
}

}  // namespace tiers::cmd
