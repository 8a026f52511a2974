#include <tiers/catalogue.h>
#include <tiers/erasure.h>
#include <tiers/retention.h>
#include <tiers/words.h>

#include "base/json.h"
#include "base/text.h"
#include "followup/stages.h"
#include "sql/followup.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::retention {

namespace {

using std::chrono::days;

/// What last_activity.sql knows somebody was seen by.
constexpr const char* activities[] = {
    msgid("added"),           msgid("joined"),       msgid("left"),       msgid("booking"),      msgid("presence"),
    msgid("subscription"),    msgid("charge"),       msgid("payment"),    msgid("allowance"),    msgid("certificate"),
    msgid("consent"),         msgid("affiliation"),  msgid("usual-trip"), msgid("assembly"),     msgid("follow-up"),
    msgid("privacy-request"), msgid("volunteering"), msgid("waiting"),    msgid("registration"), msgid("attendance"),
    msgid("session"),
};

std::vector<Forgotten> forgotten(const Store& store, Day on, const std::string& ending, days kept) {
    std::vector<Forgotten> found;
    auto row = store.db().prepare(sql::followup::last_activity);
    for (row.bind(":ending", ending).bind(":before", on - kept); row.step();)
        found.push_back({row.integer(0), row.text(1), row.day(3), row.text(2), row.day(3) + kept});
    return found;
}

std::vector<ForgottenGuest> guests_past(const Store& store, Day on, days kept) {
    std::vector<ForgottenGuest> found;
    auto row = store.db().prepare(sql::followup::guests_past);
    for (row.bind(":before", on - kept); row.step();)
        found.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.day(4), row.day(4) + kept});
    return found;
}

std::vector<PersonalNote> notes_past(const Store& store, Day on, const std::string& ending, days kept) {
    std::vector<PersonalNote> found;
    auto row = store.db().prepare(sql::followup::personal_past);
    for (row.bind(":ending", ending).bind(":before", on - kept); row.step();)
        found.push_back(
            {row.integer(0), row.integer(1), row.text(2), row.text(3), row.day(4), row.day(5), row.day(5) + kept});
    return found;
}

std::vector<std::string> activity_names() {
    std::vector<std::string> names;
    for (const auto* one : activities) names.emplace_back(tr(one));
    return names;
}

}  // namespace

Past past(const Store& store, Day on) {
    const auto rules = catalogue::privacy_of(store);
    const auto ending = written(followup::ending_stages(store));
    Past found;
    found.days = static_cast<int>(rules.retention.count());
    found.personal_days = static_cast<int>(rules.personal_retention.count());
    found.members = forgotten(store, on, ending, rules.retention);
    found.guests = guests_past(store, on, rules.retention);
    found.notes = notes_past(store, on, ending, rules.personal_retention);
    auto row = store.db().prepare("select count(*) from member where kind = 'person' and merged_into is null");
    if (row.step()) found.persons = row.integer(0);
    return found;
}

void erase(Store& store, const std::vector<ForgottenGuest>& guests) {
    std::vector<member::Id> participants;
    for (const auto& one : guests) participants.push_back(one.participant);
    member::erase_guests(store, participants);
}

void empty(Store& store, const std::vector<PersonalNote>& notes) {
    if (notes.empty()) return;
    store.db().execute("pragma secure_delete = on");
    auto content = Json{{"done", "emptied"}, {"notes", Json::array()}};
    for (const auto& one : notes) {
        store.db()
            .prepare("update followup_personal set text = '', who = null, recorded = :now where id = :id")
            .bind(":now", store.now())
            .bind(":id", one.id)
            .run();
        content["notes"].push_back({{"track", "personal"}, {"id", one.id}, {"followup", one.followup}});
    }
    journal::write(store, "followup_personal", 0, written(content));
}

std::vector<Column> member_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"last", tr("Last seen"), Kind::day},
            {"activity", tr("By"), Kind::word},
            {"kept_until", tr("Kept until"), Kind::day}};
}

Row row(const Forgotten& one) {
    return {one.member, one.name, one.last, one.activity, one.kept_until};
}

std::vector<Column> guest_columns() {
    return {{"participant", tr("Id"), Kind::id},  {"name", tr("Name"), Kind::text},
            {"email", tr("E-mail"), Kind::text},  {"event", tr("Event"), Kind::code},
            {"last", tr("Last seen"), Kind::day}, {"kept_until", tr("Kept until"), Kind::day}};
}

Row row(const ForgottenGuest& one) {
    return {one.participant, one.name, one.email, one.event, one.last, one.kept_until};
}

std::vector<Column> note_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"kind", tr("Kind"), Kind::word},
            {"day", tr("Day"), Kind::day},
            {"followup", tr("Follow-up"), Kind::id},
            {"followup_name", tr("Name"), Kind::text},
            {"ended", tr("Ended"), Kind::day},
            {"kept_until", tr("Kept until"), Kind::day}};
}

Row row(const PersonalNote& one) {
    return {one.id, one.kind, one.day, one.followup, one.followup_name, one.ended, one.kept_until};
}

std::vector<std::string> explained(const Past& past, Day on) {
    return {say("{} of {} persons were last seen more than {} days before {} (privacy.retention).", past.members.size(),
                past.persons, past.days, iso(on)),
            say("What somebody is seen by: {}. What lasts counts until it ends; what has no end keeps a person.",
                join(activity_names(), ", ")),
            say("Guests of events that are no members are kept as long: {} were last seen before; by registration, by "
                "attendance, and by the last day of their event.",
                past.guests.size()),
            say("The personal track of a follow-up is kept for {} days after it ended (privacy.personal_retention).",
                past.personal_days)};
}

}  // namespace tiers::retention
