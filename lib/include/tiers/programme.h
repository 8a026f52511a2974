#pragma once

#include <tiers/error.h>
#include <tiers/registration.h>
#include <tiers/session.h>
#include <functional>

/// The programme of an event, for other software and for the public.
namespace tiers::exchange {

/// schedule.xml as frab and pretalx exchange it, valid against its schema, and its form in JSON. What is cancelled is
/// left out. GUIDs stay as long as the database does.
TIERS_API std::string programme_xml(const Store& store, const event::Event& event);
TIERS_API std::string programme_json(const Store& store, const event::Event& event);
/// A calendar whose events keep their UID; what is cancelled is in it, and marked so, when asked for.
TIERS_API std::string programme_calendar(const Store& store, const event::Event& event, bool cancelled);
/// A calendar of what registrations for one event, of which there is one at least, are for, with the same UIDs.
TIERS_API std::string registration_calendar(const Store& store, const std::vector<event::Registration>& all);
/// A page: for each day its sessions, and its rooms side by side; then what they are about.
TIERS_API Document programme(const Store& store, const event::Event& event, Language language);

struct ProgrammeOptions {
    std::string file;                       ///< its name, for messages
    std::optional<std::string> event;       ///< code; made of the acronym where there is none
    std::string place;                      ///< declared id, of an event that is made
    std::optional<std::int64_t> organiser;  ///< member for whom the rooms of an event that is made are booked
};

struct ProgrammeVerdict {
    std::string verdict;  ///< added, updated, unchanged, refused
    std::string guid, session, title, room;
    std::string code, reason;  ///< of a refusal, or why no room was booked: stable, and for people
    Exit exit = Exit::done;    ///< what a refusal stands for
};

struct ProgrammeImport {
    std::string event;
    std::int64_t done = 0, refused = 0;
    std::vector<std::string> findings;  ///< what the file gets wrong and a schema lets pass
};

/// Makes an event of a schedule (format/schedule.h), or brings one up to it, within the caller's transaction. A session
/// is known by its GUID; those that are not in the file stay. A room of the place is booked by its id or name, others
/// are told as where it is, as are rooms that are not to be had. Throws BadInput for what is no schedule, NotFound, and
/// Conflict for an event that has ended.
TIERS_API ProgrammeImport import_programme(Store& store, std::string_view bytes, const ProgrammeOptions& options,
                                           const std::function<void(const ProgrammeVerdict&)>& tell);

}  // namespace tiers::exchange
