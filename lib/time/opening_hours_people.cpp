#include <fmt/format.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "time/opening_hours.h"

namespace tiers {

namespace {

struct HoursWord {
    std::string_view said;  // folded
    std::string_view osm;   // days, "off", "-", ",", or empty for a word that says nothing
};

constexpr HoursWord hours_words[] = {
    {"lundi", "Mo"},      {"lun", "Mo"},
    {"monday", "Mo"},     {"mon", "Mo"},
    {"mo", "Mo"},         {"mardi", "Tu"},
    {"mar", "Tu"},        {"tuesday", "Tu"},
    {"tue", "Tu"},        {"tu", "Tu"},
    {"mercredi", "We"},   {"mer", "We"},
    {"wednesday", "We"},  {"wed", "We"},
    {"we", "We"},         {"jeudi", "Th"},
    {"jeu", "Th"},        {"thursday", "Th"},
    {"thu", "Th"},        {"th", "Th"},
    {"vendredi", "Fr"},   {"ven", "Fr"},
    {"friday", "Fr"},     {"fri", "Fr"},
    {"fr", "Fr"},         {"samedi", "Sa"},
    {"sam", "Sa"},        {"saturday", "Sa"},
    {"sat", "Sa"},        {"sa", "Sa"},
    {"dimanche", "Su"},   {"dim", "Su"},
    {"sunday", "Su"},     {"sun", "Su"},
    {"su", "Su"},         {"feries", "PH"},
    {"ferie", "PH"},      {"holidays", "PH"},
    {"ph", "PH"},         {"week-end", "Sa-Su"},
    {"weekend", "Sa-Su"}, {"weekends", "Sa-Su"},
    {"semaine", "Mo-Fr"}, {"weekdays", "Mo-Fr"},
    {"daily", "Mo-Su"},   {"ferme", "off"},
    {"fermee", "off"},    {"closed", "off"},
    {"off", "off"},       {"sauf", "off"},
    {"except", "off"},    {"a", "-"},
    {"au", "-"},          {"to", "-"},
    {"until", "-"},       {"et", ","},
    {"and", ","},         {"du", ""},
    {"de", ""},           {"des", ""},
    {"le", ""},           {"la", ""},
    {"les", ""},          {"from", ""},
    {"on", ""},           {"the", ""},
    {"ouvert", ""},       {"open", ""},
    {"en", ""},           {"jours", ""},
    {"jour", ""},         {"public", ""},
    {"puis", ","},
};

/// A rule being read: its days, its times, or that it closes.
struct Clause {
    std::string days, times;
    bool off = false;
    bool full() const { return !times.empty() || (off && !days.empty()); }
    std::string text() const {
        const auto hours = off ? std::string("off") : times;
        return days.empty() ? hours : hours.empty() ? days : days + " " + hours;
    }
};

class People {
public:
    explicit People(std::string_view text) : said_(text) {}

    std::string osm() {
        while (!rest_.empty()) {
            if (rest_.front() == ' ')
                rest_.remove_prefix(1);
            else if (rest_.front() >= '0' && rest_.front() <= '9')
                clock();
            else
                mark_or_word();
        }
        if (clause_.days.empty() && clause_.times.empty()) fail();
        clauses_.push_back(clause_.text());
        return join(clauses_, "; ");
    }

private:
    [[noreturn]] void fail() const {
        throw BadInput("bad_hours", say("'{}' are not hours that can be read", said_),
                       tr("for instance \"Mo-Fr 08:30-19:00; PH off\", or \"lun-ven 8h30-19h\""));
    }

    void begin_clause() {
        clauses_.push_back(clause_.text());
        clause_ = {};
        joint_ = ' ';
    }

    void mark_or_word() {
        constexpr std::string_view dashes[] = {"-", "–", "—"};
        for (const auto dash : dashes)
            if (rest_.starts_with(dash)) return rest_.remove_prefix(dash.size()), void(joint_ = '-');
        if (std::string_view(",;:.&/").find(rest_.front()) != std::string_view::npos) {
            if (rest_.front() != ':' && rest_.front() != '.') joint_ = ',';
            rest_.remove_prefix(1);
            return;
        }
        for (const auto phrase : {std::string_view("tous les jours"), std::string_view("every day")})
            if (rest_.starts_with(phrase)) return rest_.remove_prefix(phrase.size()), day("Mo-Su");
        const auto length = std::min(rest_.find_first_of(" ,;:.&/"), rest_.size());
        // "lun-ven": a hyphen joins two words, but "week-end" is one.
        auto piece = rest_.substr(0, length);
        if (!known(piece)) piece = piece.substr(0, piece.find('-'));
        const auto* word = known(piece);
        if (!word) fail();
        rest_.remove_prefix(piece.size());
        take(word->osm);
    }

    static const HoursWord* known(std::string_view piece) {
        const auto found = std::find_if(std::begin(hours_words), std::end(hours_words),
                                        [&](const HoursWord& word) { return word.said == piece; });
        return found == std::end(hours_words) ? nullptr : found;
    }

    void take(std::string_view osm) {
        if (osm.empty()) return;
        if (osm == "-" || osm == ",")
            joint_ = osm.front();
        else if (osm == "off")
            off();
        else
            day(osm);
    }

    void off() {
        if (clause_.full()) begin_clause();
        clause_.off = true;
    }

    void day(std::string_view osm) {
        if (clause_.full() && !(clause_.off && joint_ == '-')) {
            const auto goes_on = clause_.off && clause_.times.empty() && joint_ == ',';
            if (!goes_on) begin_clause();
        }
        if (!clause_.days.empty()) clause_.days += joint_ == '-' ? '-' : ',';
        clause_.days += osm;
        joint_ = ' ';
    }

    /// "8h30-19h": two clocks make a span.
    void clock() {
        for (const auto always :
             {std::string_view("24h/24"), std::string_view("24/7"), std::string_view("7j/7"), std::string_view("7/7")})
            if (rest_.starts_with(always)) {
                rest_.remove_prefix(always.size());
                if (always.starts_with("24")) clause_.times = "00:00-24:00";
                return;
            }
        const auto first = one_clock();
        blanks();
        if (!joined()) fail();
        blanks();
        const auto last = one_clock();
        clause_.times += (clause_.times.empty() ? "" : ",") + first + "-" + last;
        joint_ = ' ';
    }

    bool joined() {
        for (const auto joint : {"-", "–", "—", "a ", "to ", "until "}) {
            if (!rest_.starts_with(joint)) continue;
            rest_.remove_prefix(std::string_view(joint).size());
            return true;
        }
        return false;
    }

    void blanks() {
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    }

    int digits(std::size_t most) {
        std::size_t count = 0;
        while (count < most && count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') ++count;
        if (count == 0) fail();
        const auto value = static_cast<int>(*whole_number(rest_.substr(0, count)));
        rest_.remove_prefix(count);
        return value;
    }

    std::string one_clock() {
        auto hour = digits(2), minute = 0;
        if (!rest_.empty() && (rest_.front() == 'h' || rest_.front() == ':')) {
            rest_.remove_prefix(1);
            if (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') minute = digits(2);
        }
        blanks();
        if (rest_.starts_with("am") || rest_.starts_with("pm")) {
            if (hour < 1 || hour > 12) fail();
            hour = hour % 12 + (rest_.starts_with("pm") ? 12 : 0);
            rest_.remove_prefix(2);
        }
        return fmt::format("{:02}:{:02}", hour, minute);
    }

    std::string_view said_;
    std::string folded_ = folded(said_);
    std::string_view rest_ = folded_;
    Clause clause_;
    std::vector<std::string> clauses_;
    char joint_ = ' ';
};

}  // namespace

std::string OpeningHours::from_people(std::string_view text) {
    try {
        parse(text);
        // "9-17" is read too, but is told with its minutes, so that people see what they said.
        if (text.find(':') != text.npos || text.find('-') == text.npos) return std::string(trim(text));
    } catch (const BadInput&) {
        // As people write them, then.
    }
    auto osm = People(text).osm();
    parse(osm);
    return osm;
}

}  // namespace tiers
