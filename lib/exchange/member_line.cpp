#include "exchange/member_line.h"

#include <tiers/error.h>
#include <tiers/limits.h>
#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace tiers::exchange {

namespace {

using LineJson = nlohmann::ordered_json;

[[noreturn]] void refuse(const std::string& name) {
    throw BadInput("bad_line", say("'{}' does not hold what it should", name));
}

/// A number as it stands in the line; nothing for null.
std::string text_of(const std::string& name, const LineJson& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number() || value.is_boolean()) return value.dump();
    refuse(name);
}

const LineJson& object(const std::string& name, const LineJson& value) {
    if (!value.is_object()) refuse(name);
    return value;
}

void put_list(const std::string& name, const LineJson& value, std::vector<std::string>& list) {
    if (value.is_array()) {
        for (const auto& one : value) list.push_back(text_of(name, one));
        return;
    }
    const auto text = text_of(name, value);
    for (const auto piece : split(text, ','))
        if (const auto word = trim(piece); !word.empty()) list.emplace_back(word);
}

/// Takes the members of an object apart; what is none of the names is refused.
class Parts {
public:
    Parts(const std::string& name, const LineJson& json, std::vector<std::string> names) : json_(object(name, json)) {
        for (const auto& [key, value] : json_.items())
            if (std::find(names.begin(), names.end(), key) == names.end())
                throw BadInput("unknown_field", say("unknown field '{}'", key), did_you_mean(key, names));
    }
    std::string text(const char* name) const {
        const auto found = json_.find(name);
        return found == json_.end() ? std::string() : text_of(name, *found);
    }
    std::optional<Day> day(const char* name) const {
        const auto given = text(name);
        return given.empty() ? std::nullopt : std::optional(parse_day(given));
    }
    std::optional<double> number(const char* name) const {
        const auto given = text(name);
        return given.empty() ? std::nullopt : std::optional(member::parse_number(given));
    }
    std::int64_t id(const char* name) const { return whole_number(text(name)).value_or(0); }

private:
    const LineJson& json_;
};

MemberHistory::Role role_in(const LineJson& json) {
    const Parts parts("affiliations", json, {"organisation", "organisation_name", "role", "first", "last"});
    MemberHistory::Role role;
    role.organisation_id = parts.id("organisation");
    role.organisation = parts.text("organisation_name");
    role.affiliation.role = parts.text("role");
    role.affiliation.first = parts.day("first");
    role.affiliation.last = parts.day("last");
    if (role.organisation.empty()) refuse("organisation_name");
    return role;
}

member::Trip trip_of(const LineJson& json) {
    const Parts parts("trips", json, {"since", "work", "commune", "mode", "days", "km"});
    member::Trip trip;
    const auto since = parts.day("since");
    if (!since) refuse("since");
    trip.since = *since;
    if (const auto work = parts.text("work"); !work.empty()) trip.work = work;
    trip.commune = parts.text("commune");
    trip.mode = parts.text("mode");
    trip.days = parts.number("days");
    trip.km = parts.number("km");
    return trip;
}

member::Consent consent_of(const LineJson& json) {
    const Parts parts("consents", json, {"consent", "first", "revoked", "wording"});
    member::Consent consent;
    consent.kind = parts.text("consent");
    const auto first = parts.day("first");
    if (!first || consent.kind.empty()) refuse("consents");
    consent.first = *first;
    consent.revoked = parts.day("revoked");
    consent.wording = parts.text("wording");
    return consent;
}

template <class One, class Read>
void put_each(const std::string& name, const LineJson& value, std::vector<One>& list, Read read) {
    if (value.is_null()) return;
    if (!value.is_array()) refuse(name);
    std::transform(value.begin(), value.end(), std::back_inserter(list), read);
}

struct List {
    const char* name;
    member::WordEdit member::ProfileEdit::*list;
};
constexpr std::array<List, 5> lists = {{{"other_emails", &member::ProfileEdit::emails},
                                        {"other_phones", &member::ProfileEdit::phones},
                                        {"tags", &member::ProfileEdit::tags},
                                        {"offers", &member::ProfileEdit::offers},
                                        {"seeks", &member::ProfileEdit::seeks}}};

bool put_list(const std::string& name, const LineJson& value, member::ProfileEdit& profile) {
    const auto* found = std::find_if(lists.begin(), lists.end(), [&](const List& one) { return one.name == name; });
    if (found == lists.end()) return false;
    put_list(name, value, (profile.*(found->list)).add);
    return true;
}

/// By the name of a field, as lists of members are written.
bool put_field(const std::string& name, const LineJson& value, MemberRow& row) {
    const auto* found = std::find(field_names.begin(), field_names.end(), name);
    if (found == field_names.end()) return false;
    row.text[static_cast<Field>(found - field_names.begin())] = text_of(name, value);
    return true;
}

void put_attribute(const std::string& id, const LineJson& value, MemberRow& row) {
    if (const auto text = text_of(id, value); !text.empty()) row.profile.set.push_back(id + "=" + text);
}

[[noreturn]] void refuse_name(const std::string& name) {
    std::vector<std::string> names(field_names.begin(), field_names.end());
    names.insert(names.end(), {"attributes", "affiliations", "trips", "consents"});
    throw BadInput("unknown_field", say("unknown field '{}'", name), did_you_mean(name, names));
}

void put(const std::string& name, const LineJson& value, MemberRow& row) {
    if (name == "id") {
        row.id = whole_number(text_of(name, value));
    } else if (name == "attributes") {
        for (const auto& [id, known] : object(name, value).items()) put_attribute(id, known, row);
    } else if (name == "affiliations") {
        put_each(name, value, row.history.roles, role_in);
    } else if (name == "trips") {
        put_each(name, value, row.history.trips, trip_of);
    } else if (name == "consents") {
        put_each(name, value, row.history.consents, consent_of);
    } else if (!put_list(name, value, row.profile) && !put_field(name, value, row)) {
        refuse_name(name);
    }
}

LineJson parsed(std::string_view line) {
    if (line.size() > limits::line_bytes) throw BadInput("line_too_long", tr("a line is longer than 1 MiB"));
    const auto shallow = [](int depth, LineJson::parse_event_t, LineJson&) {
        if (depth > limits::json_depth) throw BadInput("too_deep", say("nested more than {} deep", limits::json_depth));
        return true;
    };
    auto json = LineJson::parse(line, shallow, false);
    if (!json.is_object()) throw BadInput("bad_line", tr("not a JSON object"));
    return json;
}

}  // namespace

bool is_member_lines(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    return trim(bytes.substr(0, 1000)).starts_with('{');
}

MemberRow row_of_line(std::string_view line) {
    MemberRow row;
    const auto json = parsed(line);
    for (const auto& [name, value] : json.items()) put(name, value, row);
    if (!row.text[Field::commune].empty()) row.commune.push_back(row.text[Field::commune]);
    return row;
}

}  // namespace tiers::exchange
