#include "format/calendar_reply.h"

#include <tiers/error.h>

#include "base/text.h"
#include "format/content_line.h"
#include "format/mailto.h"

namespace tiers::format {

namespace {

/// What the lines of a calendar say, taken one by one.
struct ReplyReader {
    CalendarReply reply;
    std::string method;
    std::vector<std::string> inside;  ///< components that are open
    int events = 0, attendees = 0;
    bool whole = false;

    void take(const ContentLine& line) {
        if (line.name == "BEGIN") return begin(upper(trim(line.value)));
        if (line.name == "END") return end(upper(trim(line.value)));
        if (inside.size() == 1 && line.name == "METHOD") method = upper(trim(line.value));
        if (inside.size() == 2 && inside.back() == "VEVENT") take_of_event(line);
    }

private:
    void begin(const std::string& component) {
        inside.push_back(component);
        if (inside.size() == 2 && component == "VEVENT") ++events;
    }

    void end(const std::string& component) {
        if (inside.empty() || inside.back() != component)
            throw BadInput("bad_calendar", tr("this is no calendar: its parts do not end as they begin"));
        inside.pop_back();
        whole = whole || (inside.empty() && component == "VCALENDAR");
    }

    void take_of_event(const ContentLine& line) {
        if (line.name == "UID") reply.uid = unescaped(trim(line.value));
        if (line.name == "SEQUENCE") reply.sequence = whole_number(trim(line.value)).value_or(-1);
        if (line.name != "ATTENDEE") return;
        ++attendees;
        reply.attendee = address_of_mailto(trim(line.value));
        reply.answer = upper(line.parameter("PARTSTAT"));
    }
};

}  // namespace

CalendarReply read_reply(std::string_view calendar) {
    ReplyReader reader;
    for (const auto& line : content_lines(calendar)) reader.take(line);
    if (!reader.whole) throw BadInput("bad_calendar", tr("this is no calendar, or one that is cut short"));
    if (reader.method != "REPLY")
        throw BadInput("no_answer", tr("this is no answer to an invitation"), tr("its METHOD is REPLY"));
    if (reader.events != 1 || reader.attendees != 1)
        throw BadInput("no_answer", tr("an answer is of one attendee about one event"));
    if (reader.reply.sequence < 0 || reader.reply.uid.empty() || reader.reply.attendee.empty())
        throw BadInput("no_answer", tr("the answer does not say who answers, or to what"));
    return std::move(reader.reply);
}

}  // namespace tiers::format
