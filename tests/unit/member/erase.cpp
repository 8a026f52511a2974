#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <tiers/consent.h>
#include <tiers/duplicate.h>
#include <tiers/erasure.h>
#include <tiers/error.h>
#include <tiers/upkeep.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "member/erase_rules.h"
#include "store/database.h"
#include "store/request_key.h"
#include "tests/unit/member/subscription_fixture.h"
#include "tests/unit/store/folder.h"

namespace tiers::member {

namespace {

namespace fs = std::filesystem;

/// In everything that is written of member 1, and nowhere else.
constexpr auto marker = "zzyzx";

/// Columns of text in which nobody is told: ids that are declared, days, words of the program, and what the operator
/// declares. Any other column is filled with the marker below.
const std::set<std::string> tells_nobody = {"affiliation.first",
                                            "affiliation.last",
                                            "affiliation_was.first",
                                            "affiliation_was.last",
                                            "allowance_use.day",
                                            "allowance_use.of",
                                            "allowance_use.unit",
                                            "assembly.clock",
                                            "assembly.day",
                                            "assembly.kind",
                                            "assembly.roll_day",
                                            "assembly_vote.majority",
                                            "attribute.code",
                                            "booking.ended",
                                            "booking.overridden",
                                            "booking.state",
                                            "booking.zone",
                                            "booking_price.first",
                                            "booking_price.last",
                                            "booking_price.parts",
                                            "booking_price.plan",
                                            "booking_price.rule",
                                            "booking_price.tariff",
                                            "booking_price.version",
                                            "booking_was.ended",
                                            "booking_was.state",
                                            "bucket.first",
                                            "bucket.last",
                                            "bucket.of",
                                            "bucket.origin",
                                            "bucket.source",
                                            "bucket.unit",
                                            "catalogue.digest",
                                            "catalogue.toml",
                                            "certificate.code",
                                            "certificate.first",
                                            "certificate.last",
                                            "certificate.revoked",
                                            "charge.due",
                                            "charge.first",
                                            "charge.last",
                                            "charge.plan",
                                            "charge.rule",
                                            "charge.unit",
                                            "charge.version",
                                            "closure.first",
                                            "closure.last",
                                            "closure.reason",
                                            "closure.source",
                                            "consent.first",
                                            "consent.kind",
                                            "consent.revoked",
                                            "contact.kind",
                                            "declared.code",
                                            "declared.content",
                                            "declared.kind",
                                            "declared.since",
                                            "waiting.ended",
                                            "event.code",
                                            "session.code",
                                            "session.gives",
                                            "session.kind",
                                            "session.language",
                                            "attendance.state",
                                            "proposal.state",
                                            "proposal_host.away",
                                            "scan.day",
                                            "scan.door",
                                            "scan.nonce",
                                            "survey_answer.question",
                                            "survey_response.category",
                                            "survey_response.commune",
                                            "survey_response.department",
                                            "survey_response.epci",
                                            "survey_response.external",
                                            "survey_response.survey",
                                            "ticket.days",
                                            "ticket_key.public_key",
                                            "event.state",
                                            "event_category.code",
                                            "event_mail.kind",
                                            "event_mail.message_id",
                                            "event_mail.state",
                                            "participant.category",
                                            "participant.commune",
                                            "participant.department",
                                            "participant.epci",
                                            "registration.ended",
                                            "registration.state",
                                            "registration_payment.day",
                                            "registration_price.first",
                                            "registration_price.last",
                                            "registration_price.rule",
                                            "erased_identifier.hash",
                                            "erasure.key_id",
                                            "guest_erasure.hash",
                                            "guest_erasure.key_id",
                                            "fact.name",
                                            "fact.value",
                                            "followup.kind",
                                            "followup_member.first",
                                            "followup_member.left_on",
                                            "followup_member_was.first",
                                            "followup_member_was.left_on",
                                            "followup_move.day",
                                            "followup_move.exit",
                                            "followup_move.level",
                                            "followup_move.stage",
                                            "followup_note.day",
                                            "followup_note.done",
                                            "followup_note.due",
                                            "followup_note.kind",
                                            "followup_outcome.answer",
                                            "followup_outcome.day",
                                            "followup_outcome.moment",
                                            "followup_outcome.outcome",
                                            "followup_personal.day",
                                            "followup_personal.done",
                                            "followup_personal.due",
                                            "followup_personal.kind",
                                            "followup_was.kind",
                                            "identifier.hash",
                                            "journal.digest",
                                            "journal.salt",
                                            "journal.sealed",
                                            "ledger.day",
                                            "ledger.kind",
                                            "ledger.why",
                                            "mapping.name",
                                            "mapping.toml",
                                            "match_proposal.day",
                                            "member.category",
                                            "member.commune",
                                            "member.joined",
                                            "member.kind",
                                            "member.left_on",
                                            "member_was.category",
                                            "member_was.commune",
                                            "member_was.joined",
                                            "member_was.kind",
                                            "member_was.left_on",
                                            "operator.currency",
                                            "operator.language",
                                            "operator.legal_form",
                                            "operator.name",
                                            "operator.siren",
                                            "pause.first",
                                            "pause.last",
                                            "pause_was.first",
                                            "pause_was.last",
                                            "payment.day",
                                            "place.address",
                                            "place.code",
                                            "place.commune",
                                            "place.holidays",
                                            "place.host",
                                            "place.kinds",
                                            "place.name",
                                            "place.opened",
                                            "place.owner",
                                            "place.timezone",
                                            "place_hours.since",
                                            "place_hours.value",
                                            "privacy_request.answered",
                                            "privacy_request.day",
                                            "privacy_request.extended",
                                            "privacy_request.kind",
                                            "publication.by",
                                            "publication.first",
                                            "publication.last",
                                            "publication.measure",
                                            "publication.place",
                                            "publication.report",
                                            "published_cell.covers",
                                            "published_cell.figures",
                                            "request_key.request",
                                            "request_key.result",
                                            "request_key.verb",
                                            "resource.booked",
                                            "resource.code",
                                            "resource.kind",
                                            "resource.name",
                                            "resource.requires",
                                            "resource_rule.name",
                                            "resource_rule.since",
                                            "resource_rule.value",
                                            "resource_seats.since",
                                            "segment.rows",
                                            "series.exdates",
                                            "series.rdates",
                                            "series.rrule",
                                            "series.zone",
                                            "source.code",
                                            "source_item.digest",
                                            "source_item.recurrence",
                                            "source_item.refused",
                                            "subscription.counted_from",
                                            "subscription.first",
                                            "subscription.last",
                                            "subscription.plan",
                                            "subscription.version",
                                            "subscription_was.counted_from",
                                            "subscription_was.first",
                                            "subscription_was.last",
                                            "subscription_was.plan",
                                            "subscription_was.version",
                                            "tag.kind",
                                            "usual_trip.commune",
                                            "usual_trip.mode",
                                            "usual_trip.since",
                                            "usual_trip.work",
                                            "vat_regime.regime",
                                            "vat_regime.since",
                                            "visit.day",
                                            "visit.purpose",
                                            "volunteering.day"};

std::string bytes_of(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

bool holds_marker(std::string text) {
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return text.find(marker) != text.npos;
}

/// A database in a file, on 10 March 2026.
struct Place {
    test::Folder folder;
    fs::path file = folder / "tiers.db";
    Store store = Store::open(file, Access::create, [] { return test::a_monday + std::chrono::days(8); },
                              {"u", "h", "", "member", "erase"});

    Place() { test::apply_text(store, test::a_place + test::plan("p", "0.00")); }

    void run(const std::string& sql) const { store.db().raw().exec(sql); }
    std::int64_t count(const std::string& table, const std::string& where) const {
        return store.db().raw().execAndGet("select count(*) from " + table + " where " + where).getInt64();
    }
    Member add_someone(const std::string& name, const std::string& email = {}, const std::string& phone = {},
                       const std::string& external_id = {}) {
        Member someone;
        someone.name = name;
        someone.email = email;
        someone.phone = phone;
        someone.external_id = external_id;
        Transaction transaction(store);
        auto added = add(store, someone);
        transaction.commit();
        return added;
    }
    Erasure erase_now(Id id, const std::string& reason = {}) {
        Transaction transaction(store);
        auto erased = erase(store, id, reason);
        transaction.commit();
        return erased;
    }
    std::set<std::string> columns_with_marker() const {
        std::set<std::string> found;
        for (const auto& column : upkeep::stored_columns(store)) {
            if (column.type != "text" && column.type != "blob") continue;
            SQLite::Statement row(store.db().raw(),
                                  fmt::format("select \"{}\" from \"{}\"", column.name, column.table));
            while (row.executeStep())
                if (holds_marker(row.getColumn(0).getString())) found.insert(column.table + "." + column.name);
        }
        return found;
    }
    std::string findings() const {
        std::string told;
        for (const auto& one : upkeep::verify(store)) told += one.check + " " + one.entity + " " + one.detail + "\n";
        return told;
    }
};

/// Member 1 in every table and column in which somebody can be told. Member 2 is another person, 3 an organisation.
struct Everywhere : Place {
    Everywhere() {
        add_someone("Zzyzx Quetzal", "zzyzx@example.org", "06 zzyzx 12", "zzyzx-7");
        add_someone("Paul");
        add_someone("La Forge");
        Transaction transaction(store);
        Member changed = get(store, 1);
        changed.name = "Zzyzx Quetzal-Dupont";
        changed.note = "zzyzx";
        change(store, changed, {.emails = {.add = {"zzyzx home:second-zzyzx@example.org"}}});
        request_key::remember(store, "key of zzyzx", request_key::Request("member paid", "x"), "1");
        transaction.commit();
        // Written with triggers: former rows are filled too.
        run(R"(
            update member set legal_form = 'zzyzx', siren = 'zzyzx', siret = 'zzyzx', sector = 'zzyzx', recorded = 1773129601
                where id = 1;
            update member set recorded = 1773129603 where id = 1;
            update member set kind = 'organisation' where id = 3)");
        fill();
    }

    void fill() const {
        run(R"(
            insert into contact (member_id, kind, value, label, created) values (1, 'phone', '05 zzyzx', 'zzyzx', 0);
            insert into tag (member_id, kind, word, folded, created) values (1, 'offers', 'Zzyzx', 'zzyzx', 0);
            insert into attribute (member_id, code, value, folded, created) values (1, 'a', 'Zzyzx', 'zzyzx', 0);
            insert into identifier (member_id, hash, created) values (1, x'00', 0);
            insert into privacy_request (kind, member_id, name, contact, day, note, extended, reason, answered, answer, created, recorded)
                values ('access', 1, 'zzyzx', 'zzyzx', '2026-01-01', 'zzyzx', '2026-01-02', 'zzyzx', '2026-01-03', 'zzyzx', 0, 0);
            insert into match_proposal (member_id, other_id, day, created) values (1, 2, '2026-01-01', 0);
            insert into usual_trip (member_id, since, work, created) values (1, '2026-01-01', 'home', 0);
            insert into volunteering (member_id, day, minutes, purpose, withdrawn, reason, created, recorded)
                values (1, '2026-01-02', 90, 'zzyzx', 0, 'zzyzx', 0, 0);
            insert into certificate (member_id, code, first, given_by, created, recorded)
                values (1, 'laser', '2026-01-01', 'zzyzx', 0, 0), (2, 'laser', '2026-01-01', 'Zzyzx QUETZAL', 0, 0);
            insert into consent (member_id, kind, first, wording, created, recorded)
                values (1, 'directory', '2026-01-01', 'zzyzx', 0, 0);
            insert into affiliation (member_id, organisation_id, role, created, recorded) values (1, 3, 'zzyzx', 0, 0);
            update affiliation set last = '2027-01-01', recorded = 1;
            insert into series (id, resource_id, member_id, zone, wall_start, duration, rrule, label, created)
                values (1, 1, 1, 'Europe/Paris', 0, 3600, 'FREQ=DAILY', 'zzyzx', 0);
            insert into booking (id, resource_id, start, "end", clear, member_id, wall_start, zone, label, created, recorded)
                values (1, 1, 1772460000, 1772463600, 1772463600, 1, 1772463600, 'Europe/Paris', 'zzyzx', 0, 0),
                       (2, 1, 1772470000, 1772473600, 1772473600, 2, 1772473600, 'Europe/Paris',
                        'lunch with Zzyzx Quetzal', 0, 0);
            insert into waiting (resource_id, member_id, start, "end", wall_start, seats, label, created, recorded)
                values (1, 1, 1772460000, 1772463600, 0, 1, 'zzyzx', 0, 0);
            insert into block (place_id, start, "end", opens, reason, created, recorded)
                values (1, 1772460000, 1772463600, 0, 'Zzyzx Quetzal paints', 0, 0);
            insert into handover (booking_id, item, at, due, returned, note, created, recorded)
                values (1, 'zzyzx', 0, 9, 8, 'zzyzx', 0, 0);
            insert into event (id, code, title, summary, place_id, organiser_id, state, created, recorded)
                values (1, 'forum', 'Zzyzx Quetzal speaks', 'with Zzyzx Quetzal', 1, 1, 'open', 0, 0);
            insert into session (id, event_id, code, title, kind, track, summary, location, subtitle, url, links, start, "end", wall_start, created, recorded)
                values (1, 1, 's', 'Zzyzx Quetzal', 'talk', 'Zzyzx Quetzal', 'by Zzyzx Quetzal', 'at Zzyzx Quetzal''s', 'Zzyzx Quetzal', 'https://example.org/zzyzx@example.org', 'https://example.org Zzyzx Quetzal', 0, 9, 0, 0, 0);
            insert into speaker (session_id, member_id, name, guid, number, created) values (1, 1, 'zzyzx', 'zzyzx', 7, 0), (1, null, 'Zzyzx Quetzal', 'zzyzx', 8, 0);
            insert into participant (id, event_id, member_id, name, folded, email, organisation, created, recorded)
                values (1, 1, 1, 'zzyzx', 'zzyzx', 'zzyzx@example.org', 'zzyzx', 0, 0),
                       (2, 1, null, 'Zzyzx Quetzal', 'zzyzx quetzal', null, 'Zzyzx Quetzal', 0, 0);
            update participant set profile = 'Zzyzx Quetzal' where id = 2;
            insert into registration (participant_id, session_id, state, ended, ended_at, reason, created, recorded)
                values (1, 1, 'confirmed', 'cancelled', 5, 'zzyzx', 0, 0), (2, 1, 'confirmed', 'cancelled', 5, 'Zzyzx Quetzal came', 0, 0);
            insert into attendance (session_id, participant_id, state, at, created, recorded) values (1, 1, 'present', 0, 0, 0);
            insert into proposal (id, event_id, title, folded, summary, created, recorded)
                values (1, 1, 'Zzyzx Quetzal', 'zzyzx quetzal', 'by Zzyzx Quetzal', 0, 0);
            insert into proposal_host (proposal_id, participant_id, name, created)
                values (1, null, 'Zzyzx Quetzal', 0), (1, 1, '', 0);
            insert into wish (proposal_id, participant_id, created) values (1, 1, 0);
            insert into ticket (id, participant_id, created, recorded) values (1, 1, 0, 0);
            insert into scan (ticket_id, day, at, nonce, created, recorded) values (1, '2026-01-01', 0, 'n', 0, 0);
            insert into survey_response (id, survey, event_id, external, complete, participant_id, created)
                values (1, 'mobility', 1, 'r1', 1, 1, 0), (2, 'mobility', 1, 'r2', 1, null, 0);
            insert into survey_answer (response_id, question, value, personal, created)
                values (1, 'why', 'I am zzyzx', 1, 0), (1, 'km', '12', 0, 0), (2, 'why', 'Zzyzx Quetzal said so', 1, 0);
            insert into event_mail (registration_id, kind, message_id, state, created, recorded) values (1, 'confirmation', 'm', 'sent', 0, 0);
            insert into event_category (event_id, code, title, created, recorded) values (1, 'c', 'Friends of Zzyzx Quetzal', 0, 0);
            insert into headcount (session_id, count, note, created, recorded) values (1, 9, 'Zzyzx Quetzal counted', 0, 0);
            insert into event_outcome (id, event_id, title, created, recorded) values (1, 1, 'Map of Zzyzx Quetzal', 0, 0);
            insert into outcome_topic (outcome_id, text, note, link, created)
                values (1, 'Zzyzx Quetzal', 'Zzyzx Quetzal wrote', 'mailto:zzyzx@example.org?Zzyzx Quetzal', 0);
            insert into source (id, code, created) values (1, 'cal', 0);
            insert into source_item (source_id, uid, digest, booking_id) values
                (1, 'zzyzx@example.org', x'00', 1), (1, 'plain', x'00', 1);
            insert into presence (member_id, place_id, checked_in, checked_out, created, recorded)
                values (1, 1, 1772460000, 1772463600, 0, 0);
            insert into followup (id, kind, name, folded, adviser, created, recorded)
                values (1, 'project', 'Zzyzx', 'zzyzx', null, 0, 0), (2, 'household', 'Both', 'both', 'Zzyzx Quetzal', 0, 0);
            update followup set name = 'Zzyzx', folded = 'zzyzx', recorded = 1 where id = 1;
            update followup set adviser = 'Zzyzx Quetzal', recorded = 1 where id = 2;
            insert into followup_member (followup_id, member_id, first, created, recorded)
                values (1, 1, '2026-01-01', 0, 0), (2, 1, '2026-01-01', 0, 0), (2, 2, '2026-01-01', 0, 0);
            insert into followup_move (followup_id, day, stage, decided_by, reason, created, recorded)
                values (1, '2026-01-01', 'ideation', null, 'zzyzx', 0, 0),
                       (2, '2026-01-01', 'ideation', 'Zzyzx Quetzal', 'not said', 0, 0);
            insert into followup_note (followup_id, kind, day, who, text, created, recorded)
                values (1, 'meeting', '2026-01-01', 'zzyzx', 'zzyzx', 0, 0),
                       (2, 'meeting', '2026-01-01', 'Paul', 'Zzyzx Quetzal was late', 0, 0);
            insert into followup_personal (followup_id, kind, day, who, text, created, recorded)
                values (1, 'meeting', '2026-01-01', 'zzyzx', 'zzyzx', 0, 0),
                       (2, 'meeting', '2026-01-01', 'Paul', 'a flat', 0, 0);
            insert into followup_outcome (followup_id, outcome, day, siren, created, recorded)
                values (1, 'company', '2026-01-01', 'zzyzx', 0, 0);
            insert into assembly (id, day, kind, location, agenda, roll_day, proxies, quorum, created, recorded)
                values (1, '2026-02-01', 'ordinary', 'at Zzyzx Quetzal''s', 'vote on Zzyzx Quetzal', '2026-01-01', 1, 0, 0, 0);
            insert into assembly_voter values (1, 1), (1, 2);
            insert into assembly_proxy (assembly_id, giver_id, holder_id, created, recorded) values (1, 1, 2, 0, 0);
            insert into assembly_arrival (assembly_id, member_id, arrived, created, recorded) values (1, 1, 0, 0, 0);
            insert into assembly_vote (assembly_id, resolution, majority, voted_for, against, abstained, present,
                represented, created, recorded) values (1, 'Zzyzx Quetzal is elected', 'half', 1, 0, 0, 1, 0, 0, 0);
            insert into subscription (id, member_id, plan, version, first, last, counted_from, created, recorded)
                values (1, 1, 'p', '2026-01-01', '2026-01-01', '2026-02-01', '2026-01-01', 0, 0);
            update subscription set last = '2026-01-31', recorded = 1;
            insert into charge (member_id, payer_id, rule, first, last, due, price, amount, label, created)
                values (1, 1, 'manual', '2026-01-01', '2026-01-01', '2026-01-01', 4500, 4500, 'for Zzyzx Quetzal', 0);
            insert into booking_price (booking_id, member_id, payer_id, place_id, rule, first, last, minutes, amount, created)
                values (1, 1, 1, 1, 'booking', '2026-03-02', '2026-03-02', 60, 0, 0);
            insert into registration_price (registration_id, member_id, rule, first, last, price, heads, amount, created)
                values (1, 1, 'cancelled', '2026-01-01', '2026-01-01', 500, 1, 0, 0);
            insert into registration_payment (registration_id, day, amount, means, reference, created)
                values (1, '2026-01-01', 500, 'by zzyzx@example.org', 'Zzyzx Quetzal 13', 0);
            insert into payment (id, member_id, day, amount, means, reference, reason, created)
                values (1, 1, '2026-01-01', 4500, 'by zzyzx@example.org', 'Zzyzx Quetzal 12', 'zzyzx', 0);
            insert into bucket (id, member_id, unit, first, origin, created) values (1, 1, 'day', '2026-01-01', 'pack', 0);
            insert into allowance_use (id, member_id, unit, amount, day, note, created)
                values (1, 1, 'day', 1, '2026-01-02', 'zzyzx', 0);
            insert into ledger (bucket_id, kind, amount, day, use_id, reason, created)
                values (1, 'grant', 2, '2026-01-01', null, 'zzyzx', 0), (1, 'use', -1, '2026-01-02', 1, 'zzyzx', 0))");
    }
};

}  // namespace

TEST_CASE("every column in which somebody can be told is filled before an erasure, and empty of them after it") {
    Everywhere there;
    const auto before = there.columns_with_marker();
    for (const auto& column : upkeep::stored_columns(there.store)) {
        const auto name = column.table + "." + column.name;
        if (column.type == "text" || column.type == "blob")
            CHECK_MESSAGE(before.contains(name) != tells_nobody.contains(name), name);
    }
    there.erase_now(1, "asked by Zzyzx Quetzal");
    for (const auto& column : there.columns_with_marker()) FAIL_CHECK(column);
    REQUIRE(upkeep::wipe(there.store));
    for (const auto& name : there.folder.names())
        if (fs::is_regular_file(there.folder / name))
            CHECK_FALSE_MESSAGE(holds_marker(bytes_of(there.folder / name)), name);
    CHECK(there.findings() == "");
}

TEST_CASE("a plan says what is then done, row by row") {
    Everywhere there;
    const auto planned = plan_erasure(there.store, 1).rows;
    const auto done = there.erase_now(1).rows;
    REQUIRE(planned.size() == done.size());
    for (std::size_t i = 0; i < planned.size(); ++i) {
        CHECK(planned[i].table + planned[i].row + planned[i].done == done[i].table + done[i].row + done[i].done);
        CHECK(planned[i].why != "");
    }
}

TEST_CASE("what is counted and what the books hold stays") {
    Everywhere there;
    there.erase_now(1);
    CHECK(there.count("booking", "member_id = 1 and label = '' and start = 1772460000") == 1);
    CHECK(there.count("booking", "label = 'lunch with erased 1'") == 1);
    CHECK(there.count("presence", "member_id = 1") == 1);
    CHECK(there.count("charge", "member_id = 1 and amount = 4500 and label = 'for erased 1'") == 1);
    CHECK(there.count("payment", "member_id = 1 and amount = 4500 and reference = 'erased 1 12'") == 1);
    CHECK(there.count("ledger", "amount <> 0") == 2);
    CHECK(there.count("identifier", "true") == 0);
    CHECK(there.count("assembly_voter", "member_id = 1") == 1);
    CHECK(there.count("consent", "member_id = 1 and wording = 'erased' and revoked = '2026-03-10'") == 1);
    CHECK(there.count("member", "id = 1 and name = 'erased 1' and folded = '' and left_on = '2026-03-10'") == 1);
    CHECK(there.count("followup", "id = 2 and name = 'Both' and adviser = 'erased 1'") == 1);
    CHECK(there.count("followup_note", "followup_id = 2 and text = 'erased 1 was late'") == 1);
    CHECK(there.count("followup_personal", "text = 'a flat'") == 1);
    CHECK(there.count("affiliation", "last = '2026-03-09'") == 1);
    CHECK(there.count("source_item", "uid = 'plain'") == 1);
}

TEST_CASE("the keys of requests that made something of theirs go with them, and no other") {
    Everywhere there;
    {
        Transaction transaction(there.store);
        for (const auto* verb : {"member request", "member note personal", "member volunteer"})
            request_key::remember(there.store, verb, request_key::Request(verb, "x"), "1");
        request_key::remember(there.store, "k", request_key::Request("member note personal", "x"), "99");
        transaction.commit();
    }
    there.erase_now(1);
    CHECK(there.count("request_key", "true") == 1);
    CHECK(there.count("request_key", "key = 'k'") == 1);
}

TEST_CASE("somebody erased is found by nothing") {
    Place place;
    place.add_someone("Jeanne Martin", "jeanne@example.org", "06 12 34 56 78", "g-7");
    place.add_someone("Jeanne Marti");
    place.erase_now(1);
    for (const auto* who : {"1", "jeanne@example.org", "Jeanne Martin", "erased 1", "erased"})
        CHECK_THROWS_AS(find(place.store, who), NotFound);
    CHECK(find(place.store, "Jeanne Mar").id == 2);
    CHECK(list(place.store, {.left = true}).size() == 1);
    CHECK(starting(place.store, "", 10).size() == 1);
    CHECK_THROWS_WITH_AS(get(place.store, 1), "member 1 was erased on 2026-03-10", NotFound);
    CHECK_THROWS_AS(plan_erasure(place.store, 1), NotFound);
    CHECK_THROWS_AS(place.run("update member set note = 'x' where id = 1"), SQLite::Exception);
    CHECK_THROWS_AS(place.run("insert into booking (resource_id, start, \"end\", clear, member_id, wall_start, zone, "
                              "created, recorded) values (1, 0, 3600, 3600, 1, 0, 'Europe/Paris', 0, 0)"),
                    SQLite::Exception);
}

TEST_CASE("who was merged into somebody goes with them") {
    Place place;
    place.add_someone("Jeanne Martin", "jeanne@example.org");
    place.add_someone("Zzyzx Quetzal", "zzyzx@example.org");
    {
        Transaction transaction(place.store);
        merge(place.store, 1, 2);
        transaction.commit();
    }
    place.erase_now(1);
    CHECK(place.columns_with_marker().empty());
    CHECK(place.count("erasure", "true") == 2);
    CHECK_THROWS_WITH_AS(find(place.store, "2"), "member 2 was erased on 2026-03-10", NotFound);
}

TEST_CASE("a name that may be any word is taken out of nothing") {
    Place place;
    place.add_someone("Bois");
    place.run("insert into assembly_vote select 1, 1, 'Bois', 'half', 0, 0, 0, 0, 0, null, 0, 0 where false");
    place.add_someone("Marie Curie");
    place.run("update member set note = 'aime le bois, comme Marie Curiel' where id = 2");
    place.erase_now(1);
    CHECK(place.count("member", "note = 'aime le bois, comme Marie Curiel'") == 1);
    place.add_someone("Paul");
    place.run("update member set note = 'amie de MARIE  curie' where id = 3");
    place.erase_now(2);
    CHECK(place.count("member", "note = 'erased 2'") == 1);
}

TEST_CASE("somebody erased is met again by what they were reached by") {
    Place place;
    place.add_someone("Jeanne Martin", "jeanne@example.org", "06 12 34 56 78", "g-7");
    place.add_someone("Paul", "paul@example.org", "05 59 00 00 00");
    place.erase_now(1);
    CHECK_THROWS_AS(place.add_someone("J", "JEANNE@example.org"), Refused);
    CHECK_THROWS_AS(place.add_someone("J", "", "+33 6 12 34 56 78"), Refused);
    CHECK_THROWS_AS(place.add_someone("J", "", "", "g-7"), Refused);
    CHECK_NOTHROW(place.add_someone("Jeanne Martin", "other@example.org", "", "G-7"));
    auto paul = get(place.store, 2);
    CHECK_THROWS_AS(change(place.store, paul, {.emails = {.add = {"home:jeanne@example.org"}}}), Refused);
    paul.note = "changed";
    CHECK_NOTHROW(change(place.store, paul));
    CHECK(place.count("erased_identifier", "length(hash) = 32") == 3);
}

TEST_CASE("what another member is reached by as well meets nobody") {
    Place place;
    place.add_someone("Jeanne Martin", "jeanne@example.org", "05 59 00 00 00");
    place.add_someone("Paul", "paul@example.org", "0559000000");
    place.erase_now(1);
    CHECK_NOTHROW(place.add_someone("Luc", "", "05 59 00 00 00"));
    CHECK_THROWS_AS(place.add_someone("J", "jeanne@example.org"), Refused);
}

TEST_CASE("who agrees to be known again is, with the day they did") {
    Place place;
    place.add_someone("Jeanne Martin", "jeanne@example.org");
    place.erase_now(1);
    Member again;
    again.name = "Jeanne Martin";
    again.email = "jeanne@example.org";
    const auto added = add(place.store, again, {}, {}, parse_day("2026-03-09"));
    CHECK(added.id == 2);
    CHECK(place.count("consent", "member_id = 2 and kind = 'again' and first = '2026-03-09'") == 1);
    again.email = "new@example.org";
    again.name = "Other";
    add(place.store, again, {}, {}, parse_day("2026-03-09"));
    CHECK(place.count("consent", "true") == 1);
}

TEST_CASE("the key of the hashes is its owner's alone, in no table, and wanted again") {
    Place place;
    place.add_someone("Jeanne Martin", "jeanne@example.org");
    place.erase_now(1);
    const auto key = place.folder / "keys" / "identifiers.key";
    struct stat status {};
    REQUIRE(stat(key.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    REQUIRE(stat(key.parent_path().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
    CHECK(bytes_of(place.file).find(bytes_of(key).substr(0, 64)) == std::string::npos);
    chmod(key.c_str(), 0640);
    CHECK_THROWS_AS(place.add_someone("J", "x@example.org"), Refused);
    chmod(key.c_str(), 0600);
    CHECK_NOTHROW(place.add_someone("J", "x@example.org"));
    fs::remove(key);
    CHECK_THROWS_AS(place.add_someone("K", "y@example.org"), Failed);
}

TEST_CASE("nobody is erased while something goes on") {
    for (const auto* row :
         {"subscription (member_id, plan, version, first, counted_from, created, recorded)"
          " values (1, 'p', '2026-01-01', '2026-01-01', '2026-01-01', 0, 0)",
          "subscription (member_id, payer_id, plan, version, first, counted_from, created, recorded)"
          " values (2, 1, 'p', '2026-01-01', '2026-04-01', '2026-04-01', 0, 0)",
          "charge (member_id, payer_id, rule, first, last, due, price, amount, created)"
          " values (2, 1, 'x', '2026-01-01', '2026-01-01', '2026-01-01', 1, 1, 0)",
          "payment (member_id, day, amount, created) values (1, '2026-01-01', 1, 0)",
          "booking (resource_id, start, \"end\", clear, member_id, wall_start, zone, created, recorded)"
          " values (1, 1773129600, 1773137000, 1773137000, 1, 1773133200, 'Europe/Paris', 0, 0)"}) {
        Place place;
        place.add_someone("Jeanne");
        place.add_someone("Paul");
        CHECK_NOTHROW(plan_erasure(place.store, 1));
        place.run(std::string("insert into ") + row);
        CHECK_THROWS_AS(plan_erasure(place.store, 1), Refused);
    }
}

TEST_CASE("the list beside the database erases them again from an older backup, and only them") {
    Place place;
    place.add_someone("Zzyzx Quetzal", "zzyzx@example.org");
    place.add_someone("Paul", "paul@example.org");
    const auto backup = upkeep::backup(place.store, place.folder / "old.db");
    place.erase_now(1);
    const auto list = erasure_file(place.file);
    keep_erasure_list(place.store, list);
    keep_erasure_list(place.store, list);
    const auto lines = bytes_of(list);
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 1);
    CHECK_FALSE(holds_marker(lines));
    {
        auto copy = Store::open(backup, Access::upgrade, [] { return test::a_monday + std::chrono::days(9); });
        CHECK(replay_erasures(copy, list) == 1);
        CHECK(replay_erasures(copy, list) == 0);
        CHECK_THROWS_AS(get(copy, 1), NotFound);
        CHECK(get(copy, 2).name == "Paul");
    }
    CHECK_FALSE(holds_marker(bytes_of(backup)));
    std::ofstream(list, std::ios::app) << "not a line\n";
    auto copy = Store::open(backup, Access::upgrade);
    CHECK_THROWS_AS(replay_erasures(copy, list), BadInput);
}

TEST_CASE("an older backup in which something goes on gives them back to nobody") {
    Place place;
    place.add_someone("Jeanne Martin");
    place.run(
        "insert into booking (id, resource_id, start, \"end\", clear, member_id, wall_start, zone, created, "
        "recorded) values (1, 1, 1779000000, 1779003600, 1779003600, 1, 1779007200, 'Europe/Paris', 0, 0)");
    const auto backup = upkeep::backup(place.store, place.folder / "old.db");
    place.run("update booking set ended = 'cancelled', recorded = 1");
    place.erase_now(1);
    keep_erasure_list(place.store, erasure_file(place.file));
    auto copy = Store::open(backup, Access::upgrade, [] { return test::a_monday + std::chrono::days(9); });
    CHECK(replay_erasures(copy, erasure_file(place.file)) == 1);
    CHECK(copy.db().raw().execAndGet("select ended from booking").getString() == "cancelled");
    CHECK(upkeep::verify(copy).empty());
}

TEST_CASE("a wipe waits for who reads, and goes on where it stopped") {
    Place place;
    place.add_someone("Zzyzx Quetzal", "zzyzx@example.org");
    const auto wal = place.file.string() + "-wal";
    CHECK(holds_marker(bytes_of(place.file) + bytes_of(wal)));
    {
        SQLite::Database reader(place.file.string(), SQLite::OPEN_READWRITE);
        reader.exec("begin; select count(*) from member");
        place.erase_now(1);
        CHECK_FALSE(upkeep::wipe(place.store));
        CHECK(upkeep::to_wipe(place.store));
        CHECK(holds_marker(bytes_of(place.file) + bytes_of(wal)));
    }
    CHECK(upkeep::wipe(place.store));
    CHECK_FALSE(upkeep::to_wipe(place.store));
    CHECK_FALSE(holds_marker(bytes_of(place.file) + bytes_of(wal)));
    const auto backup = upkeep::backup(place.store, place.folder / "after.db");
    CHECK_FALSE(holds_marker(bytes_of(backup)));
}

}  // namespace tiers::member
