#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/member.h>
#include <tiers/upkeep.h>

#include "store/database.h"
#include "store/journal.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

/// A store in which each kind of row is there.
Store a_store() {
    auto store = Store::in_memory([] { return test::a_monday; });
    test::apply_text(store, test::a_place);
    store.db().execute(R"(
        insert into member (id, kind, name, folded, email, external_id, created, recorded)
        values (1, 'person', 'Jeanne', 'jeanne', 'jeanne@example.org', 'J', 0, 0),
               (2, 'person', 'Paul', 'paul', 'paul@example.org', 'P', 0, 0);
        insert into booking (id, resource_id, start, "end", clear, member_id, wall_start, zone, created, recorded)
        values (1, 1, 1772460000, 1772463600, 1772463600, 1, 1772463600, 'Europe/Paris', 0, 0);
        update booking set label = 'x', recorded = 1 where id = 1;
        insert into series (id, resource_id, member_id, zone, wall_start, duration, rrule, created)
        values (1, 1, 1, 'Europe/Paris', 0, 3600, 'FREQ=DAILY', 0);
        insert into request_key values (1, 'k', 'book add', x'00', '1', 0);
        insert into visit (id, place_id, day, purpose, count, withdrawn, created, recorded)
        values (1, 1, '2026-03-02', 'tourism', 12, null, 0, 0), (2, 1, '2026-03-02', 'meeting', 3, 5, 0, 5);
        insert into subscription (id, member_id, plan, version, first, counted_from, withdrawn, created, recorded)
        values (1, 1, 'nomade', '2026-01-01', '2026-03-01', '2026-03-01', null, 0, 0),
               (2, 2, 'nomade', '2026-01-01', '2026-03-01', '2026-03-01', 5, 0, 5);
        update subscription set last = '2026-12-31', recorded = 1 where id = 1;
        insert into pause values (1, 1, '2026-04-01', '2026-04-30', null, 0, 0);
        update pause set last = '2026-04-20', recorded = 1 where id = 1;
        insert into charge (id, member_id, payer_id, rule, first, last, due, price, amount, created)
        values (1, 1, 1, 'plan', '2026-03-01', '2026-03-31', '2026-03-01', 100, 100, 0);
        insert into booking_price (id, booking_id, member_id, payer_id, place_id, rule, first, last, minutes, amount, created)
        values (1, 1, 1, 1, 1, 'booking', '2026-03-02', '2026-03-02', 60, 2500, 0);
        insert into payment (id, member_id, day, amount, reverses_id, created)
        values (1, 1, '2026-03-01', 100, null, 0), (2, 1, '2026-03-01', -100, 1, 0);
        insert into bucket (id, member_id, unit, first, origin, created) values (1, 1, 'day', '2026-03-02', 'pack', 0);
        insert into allowance_use values (1, 1, 'day', 2, '', '2026-03-02', 'n', 5, 0, 1, 1),
                                         (2, 1, 'day', 1, '', '2026-03-02', 'n', null, 0, 1, 1);
        insert into ledger values (1, 1, 'grant', 20, '2026-03-02', null, '', 'r', 0),
                                  (2, 1, 'use', -2, '2026-03-02', 1, 'only', '', 0);
        insert into volunteering values (1, 1, '2026-03-02', 90, 'bar', null, '', 0, 0),
                                        (2, 1, '2026-03-02', 60, 'bar', 5, 'r', 0, 5);
        insert into booking (id, resource_id, start, "end", clear, member_id, wall_start, zone, created, recorded)
        values (2, 1, 1772470000, 1772473600, 1772473600, 2, 1772473600, 'Europe/Paris', 0, 0);
        insert into waiting values (1, 1, 1, 1772460000, 1772463600, 0, 1, '', null, null, 0, 0),
                                   (2, 1, 2, 1772470000, 1772473600, 0, 1, '', 'promoted', 2, 0, 0);
        insert into block values (1, 1, null, 0, 9, 0, 'r', null, 0, 0), (2, 1, null, 0, 9, 0, 'r', 5, 0, 5);
        insert into handover values (1, 1, 'key', 0, 9, null, '', 0, 0), (2, 1, 'key', 0, 9, 8, 'n', 0, 8);
        insert into event (id, code, title, place_id, state, capacity, created, recorded)
        values (1, 'forum', 'Forum', 1, 'open', 3, 0, 0), (2, 'other', 'Other', 1, 'draft', null, 0, 0);
        insert into session (id, event_id, code, title, kind, start, "end", wall_start, booking_id, capacity, created, recorded)
        values (1, 1, 's', 'S', 'talk', 0, 9, 0, 1, 2, 0, 0), (2, 1, 't', 'T', 'talk', 0, 9, 0, null, null, 0, 0),
               (3, 2, 's', 'S', 'talk', 0, 9, 0, null, null, 0, 0);
        insert into speaker (id, session_id, member_id, name, ceased, created) values (1, 1, 1, 'Jeanne', null, 0), (2, 1, null, 'Paul', 5, 0);
        insert into participant (id, event_id, member_id, name, folded, email, created, recorded)
        values (1, 1, 1, 'Jeanne', 'jeanne', 'j@example.org', 0, 0), (2, 1, null, 'Paul', 'paul', 'p@example.org', 0, 0);
        insert into registration (id, participant_id, session_id, heads, state, ended, ended_at, created, recorded)
        values (1, 1, 1, 2, 'confirmed', null, null, 0, 0), (2, 2, 1, 1, 'waiting', null, null, 0, 0),
               (3, 2, null, 1, 'confirmed', 'cancelled', 5, 0, 5);
        insert into event_category values (1, 2, 'early', 'Early', 1, 0, 0, 500), (2, 2, 'late', 'Late', null, 0, 0, null);
        insert into participant (id, event_id, name, folded, created, recorded)
        values (3, 2, 'Ana', 'ana', 0, 0), (4, 2, 'Bo', 'bo', 0, 0), (5, 2, 'Cy', 'cy', 0, 0);
        insert into registration (id, participant_id, category_id, state, created, recorded)
        values (4, 3, 1, 'confirmed', 0, 0), (5, 4, 1, 'waiting', 0, 0);
        insert into registration_price values (1, 4, null, 'event', '2026-01-01', '2026-01-01', 500, 1, 500, 0);
        insert into registration_payment values (1, 4, '2026-01-01', 500, 'cash', 'r', 0);
        insert into attendance (id, session_id, participant_id, half, state, at, withdrawn, created, recorded)
        values (1, 1, 1, 1, 'present', 0, null, 0, 0), (2, 1, 2, 1, 'present', 0, 5, 0, 5);
        insert into proposal (id, event_id, title, folded, session_id, created, recorded)
        values (1, 1, 'P', 'p', 1, 0, 0), (2, 1, 'Q', 'q', null, 0, 0);
        insert into proposal_host values (1, 1, 1, '', 0, '');
        insert into wish values (1, 1, 1, null, 0), (2, 1, 2, 5, 0);
        insert into show_of_hands values (1, 1, 9, null, 0), (2, 1, 8, 5, 0);
        insert into ticket_key values (1, zeroblob(32), null, null, 0), (2, x'0000000000000000000000000000000000000000000000000000000000000001', 5, null, 0);
        insert into ticket values (1, 1, null, '', null, 0, 0), (2, 2, null, '', 5, 0, 5);
        insert into scan values (1, 1, null, '2026-01-01', 0, '', 'n', 0, 0);
        insert into survey_response values (1, 's', 1, 'r1', 1, 0, 1, '', null, null, null, null, 0),
                                           (2, 's', 1, 'r2', 1, 0, 2, '', null, null, null, 5, 0);
        insert into survey_answer values (1, 1, 'q', 'a', 0, 0);
        insert into event_mail values (1, 1, null, null, 'confirmation', 'm', 'sent', 0, 0, null), (2, null, 1, 1, 'invitation', 'n', 'sending', 0, 0, null),
                                     (4, 2, null, null, 'reminder', 'q', 'sent', 0, 0, null);
        insert into headcount values (1, 1, 12, '', null, 0, 0), (2, 1, 11, '', 5, 0, 5);
        insert into event_outcome values (1, 1, 1, null, 'O', null, 0, 0), (2, 1, null, 1, 'P', 5, 0, 5);
        insert into outcome_topic values (1, 1, null, 'root', '', '', 0), (2, 1, 1, 'branch', '', '', 0);
        insert into publication values (1, 'presence', 'present', 'month', '', '2026-01-01', '2026-01-31', 0);
        insert into published_cell values (1, 0, '2026-01', 9, 'people=9');
        insert into mapping values (1, 'map.toml', x'00', 0), (2, 'other.toml', x'00', 0))");
    return store;
}

/// Everything that a statement could have changed.
std::string all_rows(const Store& store) {
    std::string text;
    for (const auto* select :
         {"select hex(sealed) || hex(digest) || hex(salt) || hex(content) from journal order by id",
          "select hex(toml) from catalogue order by id",
          "select id || name || email from member order by id",
          "select id || start || member_id from booking order by id",
          "select id || label from booking order by id",
          "select id || ceased from booking_was",
          "select id || rrule from series",
          "select key || result from request_key",
          "select id || place_id || day || purpose || count || ifnull(withdrawn, '-') || created from visit",
          "select id || member_id || plan || version || first || ifnull(withdrawn, '-') from subscription order by id",
          "select id || ifnull(last, '-') || ceased from subscription_was",
          "select id || first || last from pause",
          "select id || last || ceased from pause_was",
          "select id || amount || payer_id from charge",
          "select id || booking_id || amount || payer_id from booking_price",
          "select id || amount || member_id || day from payment order by id",
          "select id || member_id || unit || \"of\" || first || origin from bucket order by id",
          "select id || member_id || unit || amount || day || note || ifnull(withdrawn, '-') || ifnull(place_id, '-') "
          "|| "
          "ifnull(booking_id, '-') "
          "from allowance_use order "
          "by id",
          "select id || bucket_id || kind || amount || day || ifnull(use_id, '-') || why || reason from ledger order "
          "by id",
          "select id || member_id || day || minutes || purpose || ifnull(withdrawn, '-') || reason from volunteering "
          "order by id",
          "select id || resource_id || member_id || start || \"end\" || seats || ifnull(ended, '-') || "
          "ifnull(booking_id, '-') from waiting order by id",
          "select id || place_id || ifnull(resource_id, '-') || start || \"end\" || opens || ifnull(withdrawn, '-') "
          "from block order by id",
          "select id || booking_id || at || due || ifnull(returned, '-') from handover order by id",
          "select id || code || place_id || ifnull(capacity, '-') from event order by id",
          "select id || event_id || code || ifnull(booking_id, '-') || ifnull(capacity, '-') from session order by id",
          "select id || session_id || ifnull(ceased, '-') from speaker order by id",
          "select id || event_id || ifnull(member_id, '-') || ifnull(email, '-') from participant order by id",
          "select id || participant_id || heads || state || ifnull(ended, '-') || ifnull(category_id, '-') from "
          "registration order by id",
          "select id || event_id || code || ifnull(capacity, '-') from event_category order by id",
          "select id || registration_id || ifnull(member_id, '-') || rule || amount from registration_price order by "
          "id",
          "select id || registration_id || day || amount from registration_payment order by id",
          "select id || session_id || participant_id || state || ifnull(withdrawn, '-') from attendance order by id",
          "select id || session_id || count || ifnull(withdrawn, '-') from headcount order by id",
          "select id || event_id || ifnull(session_id, '-') || ifnull(withdrawn, '-') from event_outcome order by id",
          "select id || outcome_id || ifnull(parent_id, '-') from outcome_topic order by id",
          "select id || event_id || ifnull(session_id, '-') from proposal order by id",
          "select id || proposal_id || ifnull(participant_id, '-') from proposal_host",
          "select id || proposal_id || participant_id || ifnull(withdrawn, '-') from wish order by id",
          "select id || proposal_id || count || ifnull(withdrawn, '-') from show_of_hands order by id",
          "select id || hex(public_key) || ifnull(retired, '-') from ticket_key order by id",
          "select id || participant_id || ifnull(revoked, '-') from ticket order by id",
          "select id || ticket_id || at || nonce from scan",
          "select id || survey || external || ifnull(participant_id, '-') || ifnull(withdrawn, '-') from "
          "survey_response "
          "order by id",
          "select id || response_id || question from survey_answer",
          "select id || kind || message_id || state from event_mail order by id",
          "select id || report || measure || first || last from publication",
          "select publication_id || position || covers || people || figures from published_cell",
          "select id || name || hex(toml) from mapping order by id",
          "select id || code from place",
          "select id || code from resource order by id"}) {
        auto row = store.db().prepare(select);
        while (row.step()) text += row.text(0) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("no statement changes, replaces or deletes a sealed row") {
    const auto store = a_store();
    const auto before = all_rows(store);
    for (const auto* attack :
         {"update journal set sealed = x'00'",
          "delete from journal",
          "update or replace journal set id = id + 1",
          "insert or replace into journal values (1, 0, x'00', x'00', null, null)",
          "update journal set content = x'00'",
          "update journal set salt = x'00'",
          "update journal set salt = null",
          "update journal set sealed = x'00', salt = null, content = null",
          "update journal set digest = x'00', salt = null, content = null",
          "update catalogue set toml = x'00'",
          "delete from catalogue",
          "insert or replace into catalogue values (1, 0, x'00', x'00')",
          "update booking_was set seats = 9",
          "delete from booking_was",
          "delete from booking",
          "update booking set id = 9",
          "update or replace booking set id = 9",
          "insert or replace into booking (id, resource_id, start, \"end\", clear, member_id, wall_start, zone, "
          "created, "
          "recorded) values (1, 1, 1772460000, 1772463600, 1772463600, 2, 1772463600, 'Europe/Paris', 0, 0)",
          "delete from member",
          "update member set id = 9",
          "update or replace member set id = 2 where id = 1",
          "insert or replace into member (id, kind, name, folded, created, recorded) values (2, 'person', 'x', 'x', 0, "
          "0)",
          "insert or replace into member (kind, name, folded, email, created, recorded) "
          "values ('person', 'x', 'x', 'PAUL@example.org', 0, 0)",
          "insert or replace into member (kind, name, folded, external_id, created, recorded) "
          "values ('person', 'x', 'x', 'P', 0, 0)",
          "update or replace member set email = 'Paul@Example.org' where id = 1",
          "update or replace member set external_id = 'P' where id = 1",
          "delete from series",
          "update series set id = 9",
          "insert or replace into series values (1, 1, 2, 'UTC', 0, 1, '', '', '', 1, '', 0, null)",
          "update request_key set result = '2'",
          "insert or replace into request_key values (2, 'k', '', x'00', '2', 0)",
          "insert or replace into request_key values (1, 'other', '', x'00', '2', 0)",
          "delete from publication",
          "update publication set first = '2026-01-02'",
          "insert or replace into publication values (1, 'x', 'present', '', '', '2026-01-01', '2026-01-31', 0)",
          "delete from published_cell",
          "update published_cell set people = 10",
          "insert or replace into published_cell values (1, 0, '', 10, '')",
          "delete from visit",
          "update or replace visit set id = 2 where id = 1",
          "update visit set count = 11 where id = 1",
          "update visit set withdrawn = 9, day = '2026-03-01' where id = 1",
          "update visit set withdrawn = null where id = 2",
          "update visit set withdrawn = 6 where id = 2",
          "insert or replace into visit values (1, 1, '2026-03-02', 'tourism', 13, null, 0, 0)",
          "delete from volunteering",
          "update or replace volunteering set id = 2 where id = 1",
          "update volunteering set minutes = 91 where id = 1",
          "update volunteering set withdrawn = 9, day = '2026-03-01' where id = 1",
          "update volunteering set purpose = 'desk' where id = 1",
          "update volunteering set withdrawn = null where id = 2",
          "update volunteering set reason = 'x' where id = 2",
          "insert or replace into volunteering values (1, 1, '2026-03-02', 91, 'bar', null, '', 0, 0)",
          "delete from waiting",
          "update or replace waiting set id = 2 where id = 1",
          "update waiting set seats = 2 where id = 1",
          "update waiting set start = 1772460001 where id = 1",
          "update waiting set ended = null, booking_id = null where id = 2",
          "update or replace waiting set ended = 'promoted', booking_id = 2 where id = 1",
          "insert or replace into waiting values (1, 1, 2, 1772460000, 1772463600, 0, 1, '', null, null, 0, 0)",
          "insert or replace into waiting values (3, 1, 2, 1772460000, 1772463600, 0, 1, '', 'promoted', 2, 0, 0)",
          "delete from block",
          "update block set \"end\" = 10 where id = 1",
          "update block set withdrawn = null where id = 2",
          "update or replace block set id = 2 where id = 1",
          "insert or replace into block values (1, 1, 1, 0, 9, 1, 'r', null, 0, 0)",
          "delete from handover",
          "update handover set due = 10 where id = 1",
          "update handover set returned = null, note = '' where id = 2",
          "update or replace handover set id = 2 where id = 1",
          "insert or replace into handover values (1, 2, 'key', 0, 9, null, '', 0, 0)",
          "delete from event",
          "update event set code = 'x' where id = 1",
          "update event set capacity = 1 where id = 1",
          "insert or replace into event (id, code, title, place_id, state, created, recorded) "
          "values (3, 'forum', 'x', 1, 'draft', 0, 0)",
          "delete from session",
          "update session set event_id = 2 where id = 1",
          "update session set capacity = 1 where id = 1",
          "insert or replace into session (id, event_id, code, title, kind, start, \"end\", wall_start, booking_id, "
          "created, recorded) values (4, 2, 'u', 'U', 'talk', 0, 9, 0, 1, 0, 0)",
          "update or replace session set booking_id = 1 where id = 2",
          "delete from speaker",
          "update speaker set ceased = null where id = 2",
          "insert or replace into speaker (id, session_id, member_id, name, created) values (1, 1, 1, 'Paul', 0)",
          "delete from participant",
          "update participant set event_id = 2 where id = 1",
          "insert or replace into participant (event_id, name, folded, email, created, recorded) "
          "values (1, 'x', 'x', 'J@example.org', 0, 0)",
          "update or replace participant set email = 'P@example.org' where id = 1",
          "delete from registration",
          "update registration set heads = 3 where id = 1",
          "update registration set state = 'waiting' where id = 1",
          "update registration set on_the_spot = 1 where id = 1",
          "update registration set state = 'confirmed' where id = 2",
          "update registration set ended = null, ended_at = null where id = 3",
          "insert or replace into registration (participant_id, session_id, heads, state, created, recorded) "
          "values (1, 1, 1, 'confirmed', 0, 0)",
          "insert into registration (participant_id, heads, state, created, recorded) values (2, 2, 'confirmed', 0, 0)",
          "insert into registration (participant_id, session_id, state, created, recorded) "
          "values (1, 3, 'confirmed', 0, 0)",
          "delete from event_category",
          "update event_category set code = 'x' where id = 1",
          "update event_category set capacity = 0 where id = 1",
          "update or replace event_category set id = 2 where id = 1",
          "insert or replace into event_category values (1, 2, 'new', 'New', 9, 0, 0, 1)",
          "insert or replace into event_category values (9, 2, 'early', 'Early', 9, 0, 0, 1)",
          "update registration_price set amount = 0, rule = 'cancelled' where id = 1",
          "update registration_price set member_id = 2 where id = 1",
          "delete from registration_price",
          "insert or replace into registration_price values (1, 5, null, 'event', '2026-01-01', '2026-01-01', 1, 1, 1, "
          "0)",
          "update registration_payment set amount = 1 where id = 1",
          "update registration_payment set registration_id = 5 where id = 1",
          "update or replace registration_payment set id = 2 where id = 1",
          "delete from registration_payment",
          "insert or replace into registration_payment values (1, 4, '2026-01-01', 1, '', '', 0)",
          "update registration set category_id = null where id = 4",
          "update registration set category_id = 2 where id = 5",
          "update registration set state = 'confirmed' where id = 5",
          "insert into registration (participant_id, category_id, state, created, recorded) "
          "values (5, 1, 'confirmed', 0, 0)",
          "insert into registration (participant_id, state, created, recorded) values (5, 'waiting', 0, 0)",
          "insert into registration (participant_id, category_id, state, created, recorded) "
          "values (1, 2, 'waiting', 0, 0)",
          "insert into registration (participant_id, session_id, category_id, state, created, recorded) "
          "values (5, 3, 2, 'waiting', 0, 0)",
          "delete from attendance",
          "update attendance set state = 'absent' where id = 1",
          "update attendance set withdrawn = null where id = 2",
          "insert or replace into attendance (session_id, participant_id, half, state, at, created, recorded) "
          "values (1, 1, 1, 'absent', 0, 0, 0)",
          "insert into attendance (session_id, participant_id, half, state, at, created, recorded) "
          "values (3, 1, 1, 'absent', 0, 0, 0)",
          "delete from proposal",
          "update proposal set event_id = 2 where id = 1",
          "update or replace proposal set session_id = 1 where id = 2",
          "insert or replace into proposal (id, event_id, title, folded, created, recorded) values (1, 2, 'x', 'x', 0, "
          "0)",
          "delete from proposal_host",
          "update proposal_host set participant_id = 2",
          "insert or replace into proposal_host values (1, 2, 1, '', 0, '')",
          "delete from wish",
          "update wish set withdrawn = null where id = 2",
          "insert or replace into wish values (3, 1, 1, null, 0)",
          "delete from show_of_hands",
          "update show_of_hands set count = 10 where id = 1",
          "insert or replace into show_of_hands values (3, 1, 10, null, 0)",
          "delete from ticket_key",
          "update ticket_key set public_key = zeroblob(32) where id = 2",
          "update or replace ticket_key set retired = null where id = 2",
          "insert or replace into ticket_key values (3, x'02', null, null, 0)",
          "delete from ticket",
          "update or replace ticket set revoked = null where id = 2",
          "update or replace ticket set participant_id = 2 where id = 1",
          "insert or replace into ticket values (3, 1, null, '', null, 0, 0)",
          "delete from scan",
          "update scan set at = 1",
          "insert or replace into scan values (2, 2, null, '2026-01-01', 0, '', 'n', 0, 0)",
          "delete from survey_response",
          "update survey_response set participant_id = 2 where id = 1",
          "update survey_response set withdrawn = null where id = 2",
          "update or replace survey_response set external = 'r1' where id = 2",
          "insert or replace into survey_response values (3, 's', 1, 'r1', 1, 0, 2, '', null, null, null, null, 0)",
          "insert into survey_response values (4, 's', null, 'r4', 1, 0, 1, '', null, null, null, null, 0)",
          "delete from survey_answer",
          "update survey_answer set question = 'r'",
          "insert or replace into survey_answer values (1, 2, 'q', 'b', 0, 0)",
          "delete from event_outcome",
          "update event_outcome set withdrawn = null where id = 2",
          "update event_outcome set session_id = 2 where id = 1",
          "update or replace event_outcome set id = 2 where id = 1",
          "insert or replace into event_outcome values (1, 1, 2, null, 'O', null, 0, 0)",
          "insert into event_outcome values (3, 1, 3, null, 'O', null, 0, 0)",
          "delete from outcome_topic",
          "update outcome_topic set parent_id = null where id = 2",
          "insert or replace into outcome_topic values (2, 1, null, 'root', '', '', 0)",
          "delete from event_mail",
          "update event_mail set state = 'sending' where id = 1",
          "update event_mail set message_id = 'other' where id = 2",
          "update event_mail set within_id = 1 where id = 4",
          "insert into event_mail values (5, 3, null, null, 'confirmation', 'o', 'sending', 0, 0, 1)",
          "insert into event_mail values (5, 3, null, null, 'reminder', 'o', 'sending', 0, 0, null)",
          "insert or replace into event_mail values (3, 1, null, null, 'confirmation', 'o', 'sending', 0, 0, null)",
          "insert or replace into event_mail values (3, null, 1, 1, 'invitation', 'o', 'sending', 0, 0, null)",
          "delete from headcount",
          "update headcount set count = 13 where id = 1",
          "insert or replace into headcount values (3, 1, 13, '', null, 0, 0)",
          "update booking set state = 'pending' where id = 1",
          "delete from subscription",
          "update subscription set version = '2026-02-01' where id = 1",
          "update subscription set keys = 1 where id = 1",
          "update subscription set payer_id = 2 where id = 1",
          "update subscription set withdrawn = null where id = 2",
          "update or replace subscription set id = 2 where id = 1",
          "insert or replace into subscription (id, member_id, plan, version, first, counted_from, created, recorded) "
          "values (1, 1, 'other', '2026-01-01', '2026-03-01', '2026-03-01', 0, 0)",
          "delete from subscription_was",
          "update booking_price set amount = 0",
          "delete from booking_price",
          "update or replace booking_price set id = 2",
          "insert or replace into booking_price (id, booking_id, member_id, payer_id, place_id, rule, first, last, "
          "minutes, amount, created) values (1, 1, 1, 1, 1, 'booking', '2026-03-02', '2026-03-02', 60, 0, 0)",
          "update allowance_use set booking_id = null where id = 2",
          "update subscription_was set keys = 9",
          "delete from pause",
          "update pause set first = '2026-04-02'",
          "insert or replace into pause values (1, 1, '2026-05-01', null, null, 0, 0)",
          "delete from pause_was",
          "update pause_was set last = null",
          "delete from charge",
          "update charge set amount = 1",
          "insert or replace into charge (id, member_id, payer_id, rule, first, last, due, price, amount, created) "
          "values (1, 1, 2, 'plan', '2026-03-01', '2026-03-31', '2026-03-01', 100, 100, 0)",
          "delete from payment",
          "update payment set amount = 1",
          "insert or replace into payment (id, member_id, day, amount, created) values (1, 2, '2026-03-01', 100, 0)",
          "insert or replace into payment (member_id, day, amount, reverses_id, created) "
          "values (1, '2026-03-01', -100, 1, 0)",
          "delete from bucket",
          "update bucket set last = '2026-03-02'",
          "update or replace bucket set id = 2",
          "insert or replace into bucket (id, member_id, unit, first, origin, created) "
          "values (1, 1, 'day', '2026-03-02', 'pack', 1)",
          "delete from ledger",
          "update ledger set amount = 30 where id = 1",
          "update or replace ledger set id = 2 where id = 1",
          "update ledger set reason = 'other' where id = 1",
          "insert or replace into ledger values (1, 1, 'grant', 30, '2026-03-02', null, '', 'r', 0)",
          "insert or replace into ledger (bucket_id, kind, amount, day, created) "
          "values (1, 'grant', 30, '2026-03-02', 0)",
          "delete from allowance_use",
          "update allowance_use set amount = 2 where id = 2",
          "update allowance_use set note = 'other' where id = 2",
          "update allowance_use set withdrawn = null where id = 1",
          "update allowance_use set place_id = null where id = 2",
          "update or replace allowance_use set id = 2 where id = 1",
          "insert or replace into allowance_use values (1, 1, 'day', 3, '', '2026-03-02', '', null, 0, null, null)",
          "delete from mapping",
          "update or replace mapping set id = 2 where id = 1",
          "update or replace mapping set name = 'other.toml' where id = 1",
          "insert or replace into mapping values (1, 'new.toml', x'01', 0)",
          "insert or replace into mapping (name, toml, used) values ('map.toml', x'01', 0)",
          "delete from place",
          "update place set id = 9",
          "insert or replace into place (id, code, name, timezone) values (1, 'x', 'x', 'UTC')",
          "delete from resource",
          "update resource set id = 9",
          "insert or replace into resource (id, code, place_id, name, kind, booked) values (1, 'x', 1, 'x', 'desk', "
          "'seats')"}) {
        CAPTURE(attack);
        auto refused = false;
        try {
            store.db().execute(attack);
        } catch (const Error& error) {
            refused = error.exit() == Exit::refused || error.exit() == Exit::conflict;
            CHECK_MESSAGE(error.code() != "constraint", "it was another wall that held: ", error.what());
        }
        CHECK(refused);
        CHECK(all_rows(store) == before);
    }
}

TEST_CASE("what people wrote of an allowance can be taken away, and nothing else of it") {
    const auto store = a_store();
    store.db().execute("update ledger set reason = '' where id = 1; update allowance_use set note = '' where id = 1");
    CHECK(all_rows(store).find("grant202026-03-02-\n") != std::string::npos);
}

TEST_CASE("what a change wrote can be taken from the journal, and not be put there again") {
    const auto store = a_store();
    store.db().execute("update journal set salt = null, content = null where id = 1");
    CHECK_THROWS(store.db().execute("update journal set salt = x'00', content = x'00' where id = 1"));
    auto row = store.db().prepare("select count(*) from journal where content is null");
    REQUIRE(row.step());
    CHECK(row.integer(0) == 1);
}

TEST_CASE("nothing is journalled while the clock lies before what is written") {
    auto store = Store::in_memory([] { return test::a_monday; });
    store.db()
        .prepare("insert into journal values (1, :at, x'00', x'01', null, null)")
        .bind(":at", real_now() + std::chrono::hours(1))
        .run();
    CHECK_THROWS_AS(journal::write(store, "member", 1, "{}"), Refused);
}

TEST_CASE("a clock that is half a minute behind still writes") {
    auto store = Store::in_memory([] { return test::a_monday; });
    store.db()
        .prepare("insert into journal values (1, :at, x'00', x'01', null, null)")
        .bind(":at", real_now() + Seconds(30))
        .run();
    CHECK_NOTHROW(journal::write(store, "member", 1, "{}"));
}
