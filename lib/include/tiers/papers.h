#pragma once

#include <tiers/attendance.h>
#include <tiers/ticket.h>

/// What is printed for an event. Each is a document for people, and its rows for machines.
namespace tiers::event {

/// Sheets that people sign: one a session and day, with a box for each half-day, of those who have a seat or were
/// noted, of whom they bring, and of the speakers. Of one session, or of all that take place. Throws NotFound,
/// Conflict.
TIERS_API Document attendance_sheets(const Store& store, std::string_view event,
                                     const std::optional<std::string>& session, Language language);
TIERS_API Table attendance_sheet_rows(const Store& store, std::string_view event,
                                      const std::optional<std::string>& session);
/// Which of these sheets are of a public holiday of the place, where funders take no signature, as sentences.
TIERS_API std::vector<std::string> sheets_of_holidays(const Store& store, std::string_view event,
                                                      const std::optional<std::string>& session, Language language);

/// Who takes part in an event: has a seat, or speaks.
struct Attendee {
    Id participant = 0;  ///< 0: a speaker who has no seat
    std::string name, organisation;
    bool speaks = false;
};
/// Of a session or of the event as a whole, each once, in order of name. Throws NotFound, Conflict.
TIERS_API std::vector<Attendee> attendees(const Store& store, std::string_view event,
                                          const std::optional<std::string>& session);
TIERS_API std::vector<Column> attendee_columns();
TIERS_API Row attendee_row(const Attendee& one);
/// Badges, with the codes of the tickets that are given.
TIERS_API Document badges(const Event& event, const std::vector<Attendee>& all,
                          const std::vector<IssuedTicket>& tickets);
/// Names to stand on a table.
TIERS_API Document table_signs(const Event& event, const std::vector<Attendee>& all);

/// A sheet for a door or a wall, for each session. Throws NotFound, Conflict.
TIERS_API Document session_posters(const Store& store, const Event& event, const std::vector<Session>& sessions,
                                   Language language);

struct CertificateQuery {
    std::string event;
    std::vector<Id> participants;  ///< empty: all who were noted present
    Day issued;
};
/// Certificates of attendance, a sheet each, from what was noted as present alone. Throws NotFound, and Refused for a
/// participant who was noted nowhere.
TIERS_API Document attendance_certificates(const Store& store, const CertificateQuery& query, Language language);
/// A row a participant, session and half-day.
TIERS_API Table attendance_certificate_rows(const Store& store, const CertificateQuery& query);
TIERS_API std::vector<Column> attendance_certificate_columns();
TIERS_API std::vector<Column> attendance_sheet_columns();

}  // namespace tiers::event
