#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "format/schedule.h"
#include "format/schedule_time.h"

namespace tiers::format {

/// A value with its place in the file.
struct ScheduleField {
    std::string text;
    SchedulePlace place;
};

/// What a file says of a session, word for word; what it leaves out is empty.
struct SessionFields {
    SchedulePlace place;
    std::string guid, id, code, title, subtitle, abstract, description, type, track, language, room, url, start;
    ScheduleField date, duration;
    std::string parent_room;  ///< the one it stands under
    std::vector<SchedulePerson> persons;
    std::vector<ScheduleLink> links;
};

struct DayFields {
    ScheduleField date, start, end;
};

struct ConferenceFields {
    std::string title, acronym, url, version;
    ScheduleField start, end, zone;
};

/// One whose GUID is taken where it is one, and id where it is positive.
SchedulePerson known_person(std::string name, std::string_view guid, std::int64_t id);

/// Puts a schedule together from what its file says: the conference, then each day followed by its rooms and sessions.
class ScheduleBuilder {
public:
    explicit ScheduleBuilder(std::vector<ScheduleFinding>& findings) : findings_(findings) {}

    void conference(const ConferenceFields& fields);
    void day(const DayFields& fields);
    void room(const std::string& name, const SchedulePlace& place);
    void session(const SessionFields& fields);
    /// In order, with an id for each.
    Schedule schedule();

private:
    Moment moment(const ScheduleField& field) const;
    std::string guid_of(const SessionFields& fields, const ScheduleSession& session);
    std::int64_t id_of(const SessionFields& fields);
    std::string room_of(const SessionFields& fields, const ScheduleSession& session);
    void compare_start(const SessionFields& fields, const ScheduleSession& session);

    std::vector<ScheduleFinding>& findings_;
    Schedule schedule_;
    bool dated_ = false;  ///< the conference told its days
    std::set<std::string> guids_;
    std::set<std::int64_t> ids_;
    std::map<std::string, std::size_t> rooms_;  ///< their place in the order
};

/// Throw BadInput "no_xml", or "no_schedule" for XML and JSON of something else.
Schedule schedule_of_xml(std::string_view text, const std::string& file, std::vector<ScheduleFinding>& findings);
Schedule schedule_of_json(std::string_view text, const std::string& file, std::vector<ScheduleFinding>& findings);

}  // namespace tiers::format
