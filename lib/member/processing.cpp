#include "member/processing.h"

#include <tiers/i18n.h>
#include <algorithm>

#include "store/schema_tables.h"

namespace tiers::member {

namespace {

constexpr Purpose all_purposes[] = {
    {msgid("members"), msgid("Know who is a member, how to reach them, and to whom they belong."), msgid("contract")},
    {msgid("booking"), msgid("Book places, machines and equipment, and know who is there."), msgid("contract")},
    {msgid("accounts"), msgid("Sell plans and allowances, claim what is owed, and keep the books."),
     msgid("contract, and the law on accounts")},
    {msgid("governance"), msgid("Hold general assemblies: who may vote, who came, who voted for whom."),
     msgid("the law and the statutes")},
    {msgid("accompaniment"), msgid("Accompany projects and households, and tell what came of it."),
     msgid("the person's request; a mission of public interest where there is one")},
    {msgid("community"), msgid("Let members who agreed to it find one another."), msgid("consent")},
    {msgid("mobility"), msgid("Tell in figures how journeys change, without names."), msgid("legitimate interest")},
    {msgid("events"), msgid("Organise events, know who comes, and tell in figures what came of them."),
     msgid("contract")},
    {msgid("rights"), msgid("Keep what people agreed to and what they demand about their data."), msgid("the law")},
    {msgid("security"), msgid("Know who changed what, do nothing twice, and find out what went wrong."),
     msgid("legitimate interest")},
};

constexpr const char* without_people[] = {
    "assembly",       "assembly_vote", "block",          "capacity",      "closure",       "declared",
    "event_category", "event_outcome", "excludes",       "fact",          "headcount",     "operator",
    "outcome_topic",  "packing",       "place",          "place_hours",   "proposal",      "publication",
    "published_cell", "resource",      "resource_class", "resource_part", "resource_rule", "resource_seats",
    "segment",        "segment_due",   "session",        "show_of_hands", "source",        "ticket_key",
    "vat_regime",     "visit",
};

}  // namespace

std::span<const Purpose> purposes() {
    return all_purposes;
}

const Purpose& purpose_of(const Processing& processing) {
    return *std::find_if(std::begin(all_purposes), std::end(all_purposes),
                         [&](const Purpose& one) { return std::string_view(one.code) == processing.purpose; });
}

const std::vector<Processing>& processings() {
    static const std::vector<Processing> all = {
        // clang-format off
        {"member", msgid("Members"), "members", {msgid("identity"), msgid("contact"), msgid("professional-life")}, {msgid("members")}, msgid("membership"), "member list, member export"},
        {"contact", msgid("Further e-mails and phones"), "members", {msgid("contact")}, {msgid("members")}, msgid("membership"), "member show, member export"},
        {"affiliation", msgid("Roles in organisations"), "members", {msgid("professional-life")}, {msgid("members")}, msgid("membership"), "member affiliations, member export"},
        {"attribute", msgid("What the operator asks members beside"), "members", {msgid("attributes")}, {msgid("members")}, msgid("membership"), "member show"},
        {"tag", msgid("Tags and skills"), "community", {msgid("skills")}, {msgid("members")}, msgid("membership"), "member directory, member match"},
        {"match_proposal", msgid("Proposed to each other"), "community", {msgid("skills")}, {msgid("members")}, msgid("membership"), ""},
        {"series", msgid("Series of bookings"), "booking", {msgid("presence")}, {msgid("members")}, msgid("membership"), "book export"},
        {"booking", msgid("Bookings"), "booking", {msgid("presence")}, {msgid("members"), msgid("guests")}, msgid("membership"), "book list, book export"},
        {"waiting", msgid("Waiting for seats"), "booking", {msgid("presence")}, {msgid("members")}, msgid("membership"), "book waiting"},
        {"handover", msgid("Handed over with bookings"), "booking", {msgid("presence")}, {msgid("members"), msgid("guests")}, msgid("membership"), "book handovers"},
        {"source_item", msgid("Events of imported calendars"), "booking", {msgid("presence")}, {msgid("members"), msgid("guests")}, msgid("membership"), ""},
        {"identifier", msgid("Badges and door tags, as keyed hashes"), "booking", {msgid("identity")}, {msgid("members")}, msgid("membership"), ""},
        {"presence", msgid("Presences"), "booking", {msgid("presence")}, {msgid("members")}, msgid("membership"), "member present, member attest"},
        {"certificate", msgid("Certificates"), "booking", {msgid("training")}, {msgid("members")}, msgid("membership"), "member certificates"},
        {"volunteering", msgid("Hours of volunteering"), "members", {msgid("presence")}, {msgid("members")}, msgid("membership"), "member volunteering"},
        {"subscription", msgid("Subscriptions"), "accounts", {msgid("money")}, {msgid("members")}, msgid("accounts"), "member subscriptions"},
        {"pause", msgid("Pauses of subscriptions"), "accounts", {msgid("money")}, {msgid("members")}, msgid("accounts"), "member subscriptions"},
        {"charge", msgid("Charges"), "accounts", {msgid("money")}, {msgid("members")}, msgid("accounts"), "member statement"},
        {"booking_price", msgid("Prices of bookings"), "accounts", {msgid("money")}, {msgid("members")}, msgid("accounts"), "book show, member statement"},
        {"registration_price", msgid("Prices of registrations"), "accounts", {msgid("money")}, {msgid("members"), msgid("guests")}, msgid("accounts"), "event registrations, member statement"},
        {"registration_payment", msgid("Payments of guests"), "accounts", {msgid("money")}, {msgid("guests")}, msgid("accounts"), "event registrations"},
        {"payment", msgid("Payments"), "accounts", {msgid("money")}, {msgid("members")}, msgid("accounts"), "member statement"},
        {"bucket", msgid("Allowances"), "accounts", {msgid("money")}, {msgid("members")}, msgid("accounts"), "member balance"},
        {"allowance_use", msgid("Uses of allowances"), "accounts", {msgid("money"), msgid("presence")}, {msgid("members")}, msgid("accounts"), "member balance"},
        {"ledger", msgid("Movements of allowances"), "accounts", {msgid("money")}, {msgid("members")}, msgid("accounts"), "member balance"},
        {"assembly_voter", msgid("On the roll of assemblies"), "governance", {msgid("votes")}, {msgid("members")}, msgid("file"), "member roll, member sheet"},
        {"assembly_proxy", msgid("Proxies"), "governance", {msgid("votes")}, {msgid("members")}, msgid("file"), "member sheet, member minutes"},
        {"assembly_arrival", msgid("Arrivals at assemblies"), "governance", {msgid("votes")}, {msgid("members")}, msgid("file"), "member minutes"},
        {"followup", msgid("Follow-ups"), "accompaniment", {msgid("project")}, {msgid("members"), msgid("households"), msgid("advisers")}, msgid("membership"), "member followups"},
        {"followup_member", msgid("In follow-ups"), "accompaniment", {msgid("project")}, {msgid("members"), msgid("households")}, msgid("membership"), "member followups"},
        {"followup_move", msgid("Stages of follow-ups"), "accompaniment", {msgid("project")}, {msgid("members"), msgid("households"), msgid("advisers")}, msgid("membership"), "member followup"},
        {"followup_note", msgid("Meetings and tasks"), "accompaniment", {msgid("project")}, {msgid("members"), msgid("households"), msgid("advisers")}, msgid("membership"), "member followup"},
        {"followup_personal", msgid("Meetings and tasks of the personal track"), "accompaniment", {msgid("private-life")}, {msgid("members"), msgid("households"), msgid("advisers")}, msgid("personal-track"), ""},
        {"followup_outcome", msgid("Outcomes of follow-ups"), "accompaniment", {msgid("project")}, {msgid("members"), msgid("households")}, msgid("membership"), "member followup"},
        {"event", msgid("Events, in whose name"), "events", {msgid("identity")}, {msgid("members")}, msgid("file"), "event list"},
        {"speaker", msgid("Speakers of sessions"), "events", {msgid("identity")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event sessions"},
        {"participant", msgid("Participants of events"), "events", {msgid("identity"), msgid("contact"), msgid("professional-life")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event registrations"},
        {"registration", msgid("Registrations for events"), "events", {msgid("presence")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event registrations"},
        {"attendance", msgid("Attendance at sessions"), "events", {msgid("presence")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event attendance"},
        {"proposal_host", msgid("Hosts of topics"), "events", {msgid("identity")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event proposals"},
        {"wish", msgid("Topics people want"), "events", {msgid("project")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event proposals"},
        {"ticket", msgid("Tickets for events"), "events", {msgid("presence")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event tickets"},
        {"scan", msgid("Tickets that doors let in"), "events", {msgid("presence")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event attendance"},
        {"survey_response", msgid("Responses to surveys, and at registration"), "events", {msgid("answers")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event survey report"},
        {"survey_answer", msgid("Answers in them"), "events", {msgid("answers")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event survey report, event registrations"},
        {"event_mail", msgid("Mails about events, without their text"), "events", {msgid("contact")}, {msgid("members"), msgid("guests")}, msgid("membership"), "event mail"},
        {"usual_trip", msgid("Usual trips"), "mobility", {msgid("journeys")}, {msgid("members")}, msgid("membership"), "member trips"},
        {"consent", msgid("Consents"), "rights", {msgid("consent")}, {msgid("members")}, msgid("membership"), "member consents"},
        {"privacy_request", msgid("Requests about data"), "rights", {msgid("identity"), msgid("contact")}, {msgid("members"), msgid("guests")}, msgid("membership"), "member requests"},
        {"erasure", msgid("Erased members, by number"), "rights", {msgid("digests")}, {msgid("members")}, msgid("file"), ""},
        {"erased_identifier", msgid("Keyed hashes of who was erased"), "rights", {msgid("digests")}, {msgid("members")}, msgid("file"), ""},
        {"guest_erasure", msgid("Erased guests, by number"), "rights", {msgid("digests")}, {msgid("guests")}, msgid("file"), ""},
        {"journal", msgid("The journal: who changed what"), "security", {msgid("identity"), msgid("changes")}, {msgid("members"), msgid("guests"), msgid("staff")}, msgid("file"), "db journal"},
        {"request_key", msgid("Keys of requests made twice"), "security", {msgid("digests")}, {msgid("staff")}, msgid("file"), ""},
        {"mapping", msgid("Mappings of imports"), "security", {msgid("settings")}, {msgid("staff")}, msgid("file"), ""},
        {"catalogue", msgid("What was applied of tiers.toml"), "security", {msgid("settings")}, {msgid("staff")}, msgid("file"), "config show"},
        // clang-format on
    };
    return all;
}

const Processing* processing_of(std::string_view table) {
    const auto of = former_of(table);
    const auto name = of.empty() ? table : of;
    const auto& all = processings();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Processing& one) { return one.table == name; });
    return found == all.end() ? nullptr : &*found;
}

std::span<const char* const> tables_without_people() {
    return without_people;
}

}  // namespace tiers::member
