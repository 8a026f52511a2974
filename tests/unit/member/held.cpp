#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/held.h>
#include <algorithm>
#include <set>

#include "member/held_fields.h"
#include "member/held_rows.h"
#include "member/processing.h"
#include "store/database.h"
#include "tests/unit/store/folder.h"

namespace tiers::member {

namespace {

/// Members 1 and 2, and of member 1 a row in every table that may have one; of member 2 beside them.
struct Everything {
    Store store = Store::in_memory([] { return Instant(Seconds(1'773'129'600)); });  // 2026-03-10

    Everything() {
        for (const auto* name : {"Jeanne Martin", "Paul Etcheverry"}) {
            Member member;
            member.name = name;
            add(store, member);
        }
        fill(1, 1000);
        fill(2, 900'000);
        run("update member set note = 'in the garden'");
        for (const auto* table :
             {"booking", "presence", "subscription", "affiliation", "followup", "followup_member", "pause"})
            run(fmt::format("update {} set recorded = 5", table));
    }
    void run(const std::string& sql) const { store.db().raw().exec(sql); }

    void fill(Id m, std::int64_t t) const {
        const auto row = [&](const char* sql) { run(fmt::format(fmt::runtime(sql), m, t)); };
        if (m == 1)
            run("insert into place (id, code, name, timezone) values (1, 'izarbel', 'Izarbel', 'Europe/Paris');"
                "insert into resource (id, code, place_id, name, kind, booked) values (1, 'desk', 1, 'Desk', 'desk', "
                "'seats');"
                "insert into capacity values (1, 0, 9);"
                "insert into source (id, code, created) values (1, 'old', 0);"
                "insert into assembly (day, kind, roll_day, proxies, quorum, created, recorded)"
                " values ('2026-03-09', 'ordinary', '2026-03-01', 1, 0, 0, 0);"
                "insert into member (kind, name, folded, created, recorded) values"
                " ('organisation', 'Écluse', 'ecluse', 0, 0), ('person', 'Voter', 'voter', 0, 0);"
                "insert into assembly_voter values (1, 4)");
        row("insert into series (id, resource_id, member_id, zone, wall_start, duration, rrule, created)"
            " values ({0}, 1, {0}, 'Europe/Paris', 0, 3600, 'FREQ=DAILY', 0)");
        row("insert into booking (id, resource_id, start, \"end\", clear, member_id, wall_start, zone, created, "
            "recorded) values ({0}, 1, {1}, {1} + 3600, {1} + 3600, {0}, 0, 'Europe/Paris', 0, 0)");
        row("insert into waiting (resource_id, member_id, start, \"end\", wall_start, seats, created, recorded) values "
            "(1, {0}, {1}, {1} + 3600, 0, 1, 0, 0)");
        row("insert into handover (booking_id, at, due, created, recorded) values ({0}, 0, 0, 0, 0)");
        if (m == 1)
            run("insert into event (id, code, title, place_id, organiser_id, state, created, recorded)"
                " values (1, 'a', 'A', 1, 1, 'open', 0, 0), (2, 'b', 'B', 1, 2, 'open', 0, 0);"
                "insert into session (id, event_id, code, title, kind, start, \"end\", wall_start, booking_id, created,"
                " recorded) values (1, 1, 's', 'S', 'talk', 0, 9, 0, 1, 0, 0)");
        row("insert into speaker (session_id, member_id, name, created) values (1, {0}, 'x', 0)");
        row("insert into participant (id, event_id, member_id, name, folded, created, recorded)"
            " values ({0}, 1, {0}, 'x', 'x', 0, 0)");
        row("insert into registration (participant_id, session_id, state, created, recorded)"
            " values ({0}, 1, 'confirmed', 0, 0)");
        row("insert into attendance (session_id, participant_id, state, at, created, recorded)"
            " values (1, {0}, 'present', 0, 0, 0)");
        if (m == 1)
            run("insert into proposal (id, event_id, title, folded, created, recorded) values (1, 1, 'x', 'x', 0, 0)");
        row("insert into proposal_host (proposal_id, participant_id, created) values (1, {0}, 0)");
        row("insert into wish (proposal_id, participant_id, created) values (1, {0}, 0)");
        row("insert into ticket (id, participant_id, created, recorded) values ({0}, {0}, 0, 0)");
        row("insert into scan (ticket_id, day, at, nonce, created, recorded) values ({0}, '2026-01-01', 0, 'n{0}', 0, "
            "0)");
        row("insert into survey_response (id, survey, event_id, external, complete, participant_id, created)"
            " values ({0}, 'mobility', 1, 'r{0}', 1, {0}, 0)");
        row("insert into survey_answer (response_id, question, value, personal, created) values ({0}, 'km', '12', 0, "
            "0)");
        row("insert into event_mail (event_id, member_id, kind, message_id, state, created, recorded)"
            " values (1, {0}, 'invitation', 'm{0}', 'sent', 0, 0)");
        row("insert into source_item (source_id, uid, digest, booking_id) values (1, 'u{0}', x'ff', {0})");
        row("insert into certificate (member_id, code, first, created, recorded) values ({0}, 'laser', '2026-01-01', "
            "0, 0)");
        row("insert into presence (member_id, place_id, checked_in, checked_out, created, recorded)"
            " values ({0}, 1, 0, 3600, 0, 0)");
        row("insert into contact (member_id, kind, value, created) values ({0}, 'email', 'b{0}@example.org', 0)");
        row("insert into tag (member_id, kind, word, folded, created) values ({0}, 'offers', 'Wood', 'wood', 0)");
        row("insert into attribute (member_id, code, value, folded, created) values ({0}, 'key', 'true', 'true', 0)");
        row("insert into usual_trip (member_id, since, work, created) values ({0}, '2026-01-01', 'home', 0)");
        row("insert into volunteering (member_id, day, minutes, created, recorded) values ({0}, '2026-01-01', 90, 0, "
            "0)");
        row("insert into consent (member_id, kind, first, wording, created, recorded)"
            " values ({0}, 'directory', '2026-01-01', 'yes', 0, 0)");
        row("insert into affiliation (member_id, organisation_id, created, recorded) values ({0}, 3, 0, 0)");
        row("insert into followup (id, kind, name, folded, created, recorded) values ({0}, 'project', 'Bois', 'bois', "
            "0, 0)");
        row("insert into followup_member (followup_id, member_id, first, created, recorded)"
            " values ({0}, {0}, '2026-01-01', 0, 0)");
        row("insert into followup_move (followup_id, day, stage, created, recorded) values ({0}, '2026-01-01', "
            "'ideation', 0, 0)");
        for (const auto* table : {"followup_note", "followup_personal"})
            run(
                fmt::format("insert into {} (followup_id, kind, day, text, created, recorded)"
                            " values ({}, 'meeting', '2026-01-02', 'said', 0, 0)",
                            table, m));
        row("insert into followup_outcome (followup_id, outcome, day, moment, count, created, recorded)"
            " values ({0}, 'jobs', '2026-01-02', 'now', 1, 0, 0)");
        row("insert into assembly_voter values (1, {0})");
        row("insert into assembly_arrival (assembly_id, member_id, arrived, created, recorded) values (1, {0}, 0, 0, "
            "0)");
        if (m == 1)
            run("insert into assembly_proxy (assembly_id, giver_id, holder_id, created, recorded) values (1, 4, 1, 0, "
                "0)");
        row("insert into subscription (id, member_id, plan, version, first, counted_from, created, recorded)"
            " values ({0}, {0}, 'nomade', '2026-01-01', '2026-01-01', '2026-01-01', 0, 0)");
        row("insert into pause (subscription_id, first, created, recorded) values ({0}, '2026-05-01', 0, 0)");
        row("insert into charge (member_id, payer_id, rule, first, last, due, price, amount, created)"
            " values ({0}, {0}, 'plan', '2026-01-01', '2026-01-31', '2026-01-31', 100, 100, 0)");
        row("insert into booking_price (booking_id, member_id, payer_id, place_id, rule, first, last, minutes, amount, "
            "created) values ({0}, {0}, {0}, 1, 'booking', '2026-03-02', '2026-03-02', 60, 2500, 0)");
        row("insert into registration_price (registration_id, member_id, rule, first, last, price, heads, amount, "
            "created)"
            " values ({0}, {0}, 'event', '2026-03-02', '2026-03-02', 500, 1, 500, 0)");
        row("insert into registration_payment (registration_id, day, amount, created) values ({0}, '2026-03-02', 500, "
            "0)");
        row("insert into payment (member_id, day, amount, created) values ({0}, '2026-02-01', 100, 0)");
        row("insert into bucket (id, member_id, unit, first, origin, created) values ({0}, {0}, 'day', '2026-01-01', "
            "'pack', 0)");
        row("insert into ledger (bucket_id, kind, amount, day, created) values ({0}, 'grant', 4, '2026-01-01', 0)");
        row("insert into allowance_use (member_id, unit, amount, day, created) values ({0}, 'day', 1, '2026-01-05', "
            "0)");
        row("insert into privacy_request (kind, member_id, day, created, recorded) values ('access', {0}, "
            "'2026-03-01', 0, 0)");
        row("insert into identifier (member_id, hash, created) values ({0}, x'0{0}', 0)");
        row("insert into erasure (member_id, created, erased) values ({0}, 0, 0)");
        row("insert into guest_erasure (participant_id, created, erased) values ({0}, 0, 0)");
        row("insert into erased_identifier values (x'0{0}', {0})");
        row("insert into match_proposal (member_id, other_id, day, created) values ({0}, 4, '2026-03-01', 0)");
    }
};

/// Tables whose rows name a member, or hang on one that does, at any depth; with those of former rows.
std::set<std::string> tables_of_people(const Store& store) {
    const auto schema = schema_tables(store);
    const auto nobodys = tables_without_people();
    std::set<std::string> found{"member", "followup"};  // a follow-up is of who was in it
    for (std::size_t before = 0; before != found.size();) {
        before = found.size();
        for (const auto& table : schema) {
            if (std::find(nobodys.begin(), nobodys.end(), std::string_view(table.name)) != nobodys.end()) continue;
            if (found.contains(std::string(former_of(table.name)))) found.insert(table.name);
            for (const auto& link : table.links)
                if (found.contains(link.to)) found.insert(table.name);
        }
    }
    return found;
}

const HeldTable* held_in(const Held& held, std::string_view table) {
    const auto found =
        std::find_if(held.tables.begin(), held.tables.end(), [&](const HeldTable& one) { return one.table == table; });
    return found == held.tables.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("what is held on a member comes from every table of people that the schema has, and from no other member") {
    const Everything all;
    const auto jeanne = held_on(all.store, 1), paul = held_on(all.store, 2);
    for (const auto& table : tables_of_people(all.store)) {
        const auto* rows = held_in(jeanne, table);
        CHECK_MESSAGE(rows, table);
        if (rows) CHECK_MESSAGE(rows->rows.size() == 1, table);
        if (rows && table != "assembly_proxy") CHECK_MESSAGE(rows->ids != held_in(paul, table)->ids, table);
    }
}

TEST_CASE("every column that people are shown of themselves has a heading, or is known to say nothing") {
    const Everything all;
    const auto people = tables_of_people(all.store);
    for (const auto& table : schema_tables(all.store))
        if (people.contains(table.name))
            for (const auto& column : table.columns)
                CHECK_MESSAGE(field_of(table.name, column), table.name, ".", column);
}

TEST_CASE("who was merged into a member is that member, with what they had") {
    const Everything all;
    all.run("update member set merged_into = 1 where id = 2");
    const auto jeanne = held_on(all.store, 1);
    CHECK(held_in(jeanne, "member")->rows.size() == 2);
    CHECK(held_in(jeanne, "payment")->rows.size() == 2);
}

TEST_CASE("the journal tells of a member what it says of them, and of nobody else") {
    auto store = Store::in_memory([] { return Instant(Seconds(1'773'129'600)); });
    for (const auto* name : {"Jeanne", "Paul"}) {
        Member member;
        member.name = name;
        add(store, member);
    }
    const auto changes = held_on(store, 2).changes;
    REQUIRE(changes.size() == 1);
    CHECK(changes.front().content.find("Paul") != std::string::npos);
    CHECK(held_on(store, 1).changes.front().journal == 1);
}

TEST_CASE("who made a change to themselves is told in what name, beside the change") {
    const test::Folder folder;
    auto store = Store::open(folder / "tiers.db", Access::create, [] { return Instant(Seconds(1'773'129'600)); },
                             {.user = "root", .as = "Jeanne Martin"});
    Member member;
    member.name = "Jeanne Martin";
    add(store, member);
    const auto held = held_on(store, 1);
    REQUIRE(held.changes.size() == 1);
    REQUIRE(held.mentions.size() == 1);
    CHECK(held.mentions.front().table == "journal");
    CHECK(held.mentions.front().column == "sealed");
    CHECK(held.mentions.front().text.find("Jeanne Martin") != std::string::npos);
}

TEST_CASE("a name in the texts of others is found as a whole, whatever accents, and shown with what stands around") {
    const Everything all;
    all.run("update booking set label = 'Anniversaire de jeanne  MARTIN, avec gâteau' where id = 2");
    all.run("update followup_note set text = '' where followup_id = 2");
    all.run("update member set note = 'Jeanne Martineau' where id = 4");
    const auto mentions = held_on(all.store, 1).mentions;
    REQUIRE(mentions.size() == 1);
    CHECK(mentions.front().table == "booking");
    CHECK(mentions.front().id == "2");
    CHECK(mentions.front().column == "label");
    CHECK(mentions.front().text == "Anniversaire de jeanne  MARTIN, avec gâteau");
    const auto found = held_on(all.store, "GATEAU");
    REQUIRE(found.mentions.size() == 1);
    CHECK(found.tables.empty());
    CHECK_THROWS(held_on(all.store, "é"));
}

TEST_CASE("of a long text only what stands around is shown, cut between letters") {
    const Everything all;
    std::string text;
    for (int i = 0; i < 60; ++i) text += "é";
    all.run("update member set note = '" + text + " Zorglub " + text + "' where id = 4");
    const auto found = held_on(all.store, "zorglub").mentions;
    REQUIRE(found.size() == 1);
    CHECK(found.front().text.size() < 110);
    CHECK(found.front().text.find(" Zorglub ") != std::string::npos);
    CHECK(found.front().text.starts_with("…é"));
    CHECK(found.front().text.ends_with("é…"));
}

}  // namespace tiers::member
