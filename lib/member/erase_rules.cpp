#include "member/erase_rules.h"

#include "base/text.h"

namespace tiers::member {

namespace {

constexpr auto who_they_are =
    "name = 'erased ' || id, folded = '', email = null, phone = null, external_id = null, legal_form = null, "
    "siren = null, siret = null, sector = null, note = null";
constexpr auto gone =
    "name = 'erased ' || id, folded = '', email = null, phone = null, external_id = null, legal_form = null, "
    "siren = null, siret = null, sector = null, note = null, left_on = min(ifnull(left_on, :day), :day), erased = :now";
/// Ends the day before; one that had not begun never holds.
constexpr auto belonged =
    "role = iif(member_id in theirs, '', role), "
    "withdrawn = iif(withdrawn is null and first >= :day, :now, withdrawn), "
    "last = iif(first >= :day or last < :day, last, date(:day, '-1 day'))";

constexpr auto personal = msgid("personal data");
constexpr auto statistics = msgid("statistics without the person");
constexpr auto books = msgid("the books are kept for ten years (Code de commerce, L123-22)");
constexpr auto of_allowances = msgid("what the charges and allowances were counted from");
constexpr auto rolls = msgid("what the votes of an assembly were counted by");
constexpr auto proof = msgid("what was demanded and when it was answered is the proof that the law was kept");
constexpr auto of_others = msgid("others are in it too; where it names the member, that is taken out");

constexpr auto as_member = "member_id in theirs";
constexpr auto of_booking =
    "booking_id in (select id from booking where member_id in theirs) "
    "or series_id in (select id from series where member_id in theirs)";
constexpr auto of_participant = "participant_id in parts";
constexpr auto of_ticket = "ticket_id in (select id from ticket where participant_id in parts)";
constexpr auto of_response = "response_id in (select id from survey_response where participant_id in parts)";
constexpr auto of_member_or_registration =
    "member_id in theirs or registration_id in (select id from registration where participant_id in parts)";
constexpr auto of_registration = "registration_id in (select id from registration where participant_id in parts)";
constexpr auto in_alone = "followup_id in alone";
constexpr auto in_shared =
    "followup_id in (select followup_id from followup_member where member_id in theirs) and followup_id not in alone";

const EraseRule all_rules[] = {
    {"member", "id", "id in theirs", nullptr, gone, msgid("category, commune and dates stay, for statistics")},
    {"member_was", "rowid", "id in theirs", nullptr, who_they_are,
     msgid("category, commune and dates stay, for statistics")},
    {"contact", "id", as_member, nullptr, nullptr, personal},
    {"tag", "id", as_member, nullptr, nullptr, personal},
    {"attribute", "id", as_member, nullptr, nullptr, personal},
    {"usual_trip", "id", as_member, nullptr, nullptr, personal},
    {"identifier", "id", as_member, nullptr, nullptr, personal},
    {"certificate", "id", as_member, nullptr, nullptr, personal},
    {"consent", "id", as_member, nullptr, "wording = 'erased', revoked = ifnull(revoked, max(first, :day))",
     msgid("that they had agreed, and when, is the proof that their data could be kept")},
    {"affiliation", "id", "member_id in theirs or organisation_id in theirs", nullptr, belonged, statistics},
    {"affiliation_was", "rowid", as_member, nullptr, "role = ''", statistics},
    {"booking", "id", as_member, "label <> ''", "label = ''", statistics},
    {"booking_was", "rowid", as_member, nullptr, "", statistics},
    {"series", "id", as_member, "label <> '' or ended is null", "label = '', ended = ifnull(ended, :now)", statistics},
    {"waiting", "id", as_member, "label <> '' or ended is null", "label = '', ended = ifnull(ended, 'withdrawn')",
     statistics},
    {"handover", "id", "booking_id in (select id from booking where member_id in theirs)", "item <> '' or note <> ''",
     "item = '', note = ''", statistics},
    {"source_item", "uid", of_booking, nullptr, "", msgid("so that the calendar it came from does not bring it back")},
    {"presence", "id", as_member, nullptr, "", statistics},
    {"presence_was", "rowid", as_member, nullptr, "", statistics},
    {"volunteering", "id", as_member, "purpose <> '' or reason <> ''", "purpose = '', reason = ''", statistics},
    {"followup", "id", "id in alone", nullptr, "name = 'erased', folded = ''", statistics},
    {"followup_was", "rowid", "id in alone", nullptr, "name = 'erased', folded = ''", statistics},
    {"followup_move", "id", in_alone, "reason is not null", "reason = null", statistics},
    {"followup_note", "id", in_alone, nullptr, "who = null, text = ''", statistics},
    {"followup_personal", "id", in_alone, nullptr, nullptr, personal},
    {"followup_outcome", "id", in_alone, "siren is not null", "siren = null", statistics},
    {"followup_move", "id", in_shared, nullptr, "", of_others},
    {"followup_note", "id", in_shared, nullptr, "", of_others},
    {"followup_personal", "id", in_shared, nullptr, "", of_others},
    {"followup_outcome", "id", in_shared, nullptr, "", of_others},
    {"followup_member", "id", as_member, nullptr, "", statistics},
    {"followup_member_was", "rowid", as_member, nullptr, "", statistics},
    {"event", "id", "organiser_id in theirs", nullptr, "", statistics},
    {"speaker", "id", as_member, nullptr, "name = 'erased', guid = '', number = 0", statistics},
    {"participant", "id", "id in parts", nullptr, "name = 'erased', folded = '', email = null, organisation = ''",
     msgid("category, profile and territory stay, for statistics")},
    {"registration", "id", of_participant, "reason <> ''", "reason = ''", statistics},
    {"attendance", "id", of_participant, nullptr, "", statistics},
    {"proposal_host", "id", of_participant, "away <> ''", "away = ''", statistics},
    {"wish", "id", of_participant, nullptr, "", statistics},
    {"ticket", "id", of_participant, nullptr, "", statistics},
    {"scan", "id", of_ticket, nullptr, "", statistics},
    {"survey_response", "id", of_participant, nullptr, "", statistics},
    {"survey_answer", "id", of_response, "personal and value <> ''", "value = ''", statistics},
    {"event_mail", "id", of_member_or_registration, nullptr, "", statistics},
    {"privacy_request", "id", as_member, nullptr, "name = '', contact = '', note = '', reason = '', answer = ''",
     proof},
    {"match_proposal", "id", "member_id in theirs or other_id in theirs", nullptr, nullptr, personal},
    {"assembly_voter", "assembly_id", as_member, nullptr, "", rolls},
    {"assembly_proxy", "id", "giver_id in theirs or holder_id in theirs", nullptr, "", rolls},
    {"assembly_arrival", "id", as_member, nullptr, "", rolls},
    {"subscription", "id", "member_id in theirs or payer_id in theirs", nullptr, "", books},
    {"subscription_was", "rowid", "member_id in theirs or payer_id in theirs", nullptr, "", books},
    {"charge", "id", "member_id in theirs or payer_id in theirs", nullptr, "", books},
    {"booking_price", "id", "member_id in theirs or payer_id in theirs", nullptr, "", books},
    {"registration_price", "id", of_member_or_registration, nullptr, "", books},
    {"registration_payment", "id", of_registration, nullptr, "", books},
    {"payment", "id", as_member, "reason <> ''", "reason = ''", books},
    {"bucket", "id", as_member, nullptr, "", of_allowances},
    {"allowance_use", "id", as_member, "note <> ''", "note = ''", of_allowances},
    {"ledger", "id",
     "bucket_id in (select id from bucket where member_id in theirs) "
     "or use_id in (select id from allowance_use where member_id in theirs)",
     "reason <> ''", "reason = ''", of_allowances},
};

constexpr FreeText all_texts[] = {
    {"member", "note"},
    {"member_was", "note"},
    {"contact", "label"},
    {"tag", "word", "folded"},
    {"attribute", "value", "folded"},
    {"certificate", "given_by"},
    {"consent", "wording"},
    {"affiliation", "role"},
    {"affiliation_was", "role"},
    {"booking", "label"},
    {"series", "label"},
    {"waiting", "label"},
    {"block", "reason"},
    {"handover", "item"},
    {"handover", "note"},
    {"event", "title"},
    {"event", "summary"},
    {"event_category", "title"},
    {"session", "title"},
    {"session", "track"},
    {"session", "subtitle"},
    {"session", "url"},
    {"session", "links"},
    {"session", "summary"},
    {"session", "location"},
    {"speaker", "name", nullptr, "guid = '', number = 0"},
    {"participant", "name", "folded"},
    {"participant", "organisation"},
    {"participant", "profile"},
    {"registration", "reason"},
    {"headcount", "note"},
    {"proposal", "title", "folded"},
    {"proposal", "summary"},
    {"proposal_host", "name"},
    {"survey_answer", "value"},
    {"event_outcome", "title"},
    {"outcome_topic", "text"},
    {"outcome_topic", "note"},
    {"outcome_topic", "link"},
    {"volunteering", "purpose"},
    {"volunteering", "reason"},
    {"followup", "name", "folded"},
    {"followup", "adviser"},
    {"followup_was", "name", "folded"},
    {"followup_was", "adviser"},
    {"followup_move", "decided_by"},
    {"followup_move", "reason"},
    {"followup_note", "who"},
    {"followup_note", "text"},
    {"followup_personal", "who"},
    {"followup_personal", "text"},
    {"privacy_request", "name"},
    {"privacy_request", "contact"},
    {"privacy_request", "note"},
    {"privacy_request", "reason"},
    {"privacy_request", "answer"},
    {"assembly", "location"},
    {"assembly", "agenda"},
    {"assembly_vote", "resolution"},
    {"charge", "label"},
    {"payment", "means"},
    {"payment", "reference"},
    {"registration_payment", "means"},
    {"registration_payment", "reference"},
    {"payment", "reason"},
    {"allowance_use", "note"},
    {"ledger", "reason"},
};

constexpr RequestRows requests[] = {
    {"member add", "member"},
    {"member pack", "bucket"},
    {"member certify", "certificate"},
    {"member consent", "consent"},
    {"member trip", "usual_trip"},
    {"member paid", "payment"},
    {"member volunteer", "volunteering"},
    {"member join", "affiliation"},
    {"member renew", "subscription"},
    {"member use", "allowance_use"},
    {"member adjust", "bucket"},
    {"member checkin", "presence"},
    {"member subscribe", "subscription"},
    {"member proxy", "assembly_proxy"},
    {"book add", "booking"},
    {"book import", "booking"},
    {"book wait", "waiting"},
    {"book handover", "handover"},
    {"event add", "event"},
    {"event copy", "event"},
    {"event register", "registration"},
    {"event pay", "registration_payment"},
    {"member follow", "followup"},
    {"member note", "followup_note"},
    {"member note personal", "followup_personal"},
    {"member request", "privacy_request"},
    {"member stage", "followup_move"},
    {"member outcome", "followup_outcome"},
};

}  // namespace

std::span<const EraseRule> erase_rules() {
    return all_rules;
}

std::span<const FreeText> free_texts() {
    return all_texts;
}

std::span<const RequestRows> request_rows() {
    return requests;
}

}  // namespace tiers::member
