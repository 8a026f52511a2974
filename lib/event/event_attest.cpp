#include <fmt/format.h>
#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/papers.h>
#include <tiers/words.h>
#include <algorithm>
#include <map>
#include <set>

#include "event/half_days.h"
#include "i18n/dates.h"
#include "member/certifier.h"
#include "store/segments.h"

namespace tiers::event {

namespace {

/// A half-day of a session that somebody was noted at.
struct Noted {
    Session session;
    HalfDay half;
};

struct Certified {
    Participant participant;
    std::vector<Noted> halves;
};

std::vector<Certified> noted_present(const Store& store, std::string_view event) {
    std::map<std::string, Session> by_code;
    for (auto& one : sessions(store, get(store, event))) by_code.emplace(one.code, std::move(one));
    std::vector<Certified> all;
    for (const auto& one : attendances(store, event, std::nullopt)) {
        if (one.state != "present") continue;
        const auto& session = by_code.at(one.session);
        const auto halves = half_days(session);
        if (one.half > static_cast<int>(halves.size())) continue;  // the session was made shorter
        auto known = std::ranges::find(all, one.participant.id,
                                       [](const Certified& certified) { return certified.participant.id; });
        if (known == all.end()) known = all.insert(all.end(), {one.participant, {}});
        known->halves.push_back({session, halves[static_cast<std::size_t>(one.half - 1)]});
    }
    return all;
}

std::vector<Certified> certified(const Store& store, const CertificateQuery& query) {
    auto all = noted_present(store, query.event);
    if (query.participants.empty()) return all;
    std::vector<Certified> asked;
    for (const auto id : query.participants) {
        const auto found = std::ranges::find(all, id, [](const Certified& one) { return one.participant.id; });
        if (found == all.end())
            throw Refused("not_present",
                          say("{} was noted present at no session",
                              find_participant(store, query.event, std::to_string(id)).name),
                          "tiers event attend");
        asked.push_back(*found);
    }
    return asked;
}

Minutes lasts(const Span& span) {
    return std::chrono::duration_cast<Minutes>(span.end - span.start);
}

/// Sessions at the same time count once.
Minutes time_spent(const std::vector<Noted>& halves) {
    Minutes all{};
    Instant until{};
    std::vector<Span> spans;
    for (const auto& one : halves) spans.push_back(one.half.span);
    std::ranges::sort(spans, {}, [](const Span& span) { return span.start; });
    for (const auto& span : spans) {
        const auto from = std::max(span.start, until);
        if (from < span.end) all += lasts({from, span.end});
        until = std::max(until, span.end);
    }
    return all;
}

/// Mornings and afternoons, by the clock of the place.
std::int64_t different_half_days(const std::vector<Noted>& halves) {
    std::set<std::pair<Day, bool>> different;
    for (const auto& one : halves) {
        const auto wall = Zone::named(one.session.zone).wall(one.half.span.start);
        const auto day = std::chrono::floor<std::chrono::days>(wall);
        different.emplace(day, wall - WallTime(day) >= std::chrono::hours(12));
    }
    return static_cast<std::int64_t>(different.size());
}

Facts totals_of(const Certified& one, const catalogue::Place& place) {
    return {"",
            {{tr("Half-days"), different_half_days(one.halves)},
             {tr("Hours"), std::int64_t{time_spent(one.halves).count()}},
             {tr("Where"), member::with_details(place.name, {place.address})}},
            {Kind::count, Kind::minutes, Kind::text}};
}

Table halves_table(const Certified& one) {
    Table table{.columns = {{"day", tr("Day"), Kind::day},
                            {"hours", tr("Hours"), Kind::code},
                            {"title", tr("Session"), Kind::text},
                            {"minutes", tr("Duration"), Kind::minutes}}};
    for (const auto& noted : one.halves) {
        const auto zone = Zone::named(noted.session.zone);
        table.rows.push_back({zone.day(noted.half.span.start), hours_of(noted.half.span, zone), noted.session.title,
                              std::int64_t{lasts(noted.half.span).count()}});
    }
    return table;
}

}  // namespace

Document attendance_certificates(const Store& store, const CertificateQuery& query, Language language) {
    const Snapshot snapshot(store);
    const auto event = get(store, query.event);
    const auto us = catalogue::operator_of(store);
    const auto place = catalogue::find_place(store, event.place);
    Document document;
    document.schema = "tiers.event.attest/1";
    document.title = tr("Certificate of attendance");
    document.whose = us.name;
    for (const auto& one : certified(store, query)) {
        document.sections.emplace_back(Sheet{event.title});
        document.sections.emplace_back(
            Paragraph{say("{} certifies that {} was present at the half-days below.", member::in_full(us),
                          member::with_details(one.participant.name, {one.participant.organisation}))});
        document.sections.emplace_back(totals_of(one, place));
        document.sections.emplace_back(halves_table(one));
        document.sections.emplace_back(member::room_to_sign(query.issued, language));
        document.sections.emplace_back(Paragraph{
            tr("From the presence noted at the sessions alone; hours are those of the programme, parted at noon.")});
    }
    if (document.sections.empty()) document.sections.emplace_back(Paragraph{tr("nobody was noted present")});
    return document;
}

std::vector<Column> attendance_certificate_columns() {
    return {{"participant", tr("Participant"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"organisation", tr("Organisation"), Kind::text},
            {"session", tr("Session"), Kind::code},
            {"title", tr("Title"), Kind::text},
            {"half", tr("Half-day"), Kind::count},
            {"start", tr("Start"), Kind::instant},
            {"end", tr("End"), Kind::instant},
            {"minutes", tr("Duration"), Kind::minutes}};
}

Table attendance_certificate_rows(const Store& store, const CertificateQuery& query) {
    const Snapshot snapshot(store);
    Table table{.columns = attendance_certificate_columns(), .empty = tr("nobody was noted present")};
    for (const auto& one : certified(store, query))
        for (const auto& noted : one.halves) {
            const auto zone = Zone::named(noted.session.zone);
            const auto& [from, to] = noted.half.span;
            table.rows.push_back({one.participant.id, one.participant.name, cell(one.participant.organisation),
                                  noted.session.code, noted.session.title, std::int64_t{noted.half.number},
                                  cell(zone, from), cell(zone, to), std::int64_t{lasts(noted.half.span).count()}});
        }
    return table;
}

}  // namespace tiers::event
