#include "cmd/member/receipts.h"

namespace tiers::cmd {

Table member_receipt(const char* done, const member::Member& member) {
    Table table;
    table.columns = member::columns();
    table.rows = {member::row(member)};
    table.sentences = {fmt::format("{}  {}  {}{}", done, id_text(member.id), member.name,
                                   member.email.empty() ? "" : "  " + member.email)};
    return table;
}

Table certificate_receipt(const char* done, const std::vector<member::Certificate>& certificates, Day today) {
    Table table{.columns = member::certificate_columns()};
    for (const auto& one : certificates) {
        table.rows.push_back(member::certificate_row(one, today));
        const auto end = one.end();
        const auto until = end ? say("until {}", iso(*end - std::chrono::days(1))) : std::string(tr("for ever"));
        table.sentences.push_back(fmt::format("{}  {}  {}  {}  {}  {}", done, id_text(one.id), one.code,
                                              one.member_name, iso(one.first), until));
    }
    return table;
}

Table subscription_receipt(const Store& store, const char* done, const std::vector<member::Subscription>& subscriptions,
                           const Invocation& call) {
    Table table{.columns = member::subscription_columns()};
    for (const auto& one : subscriptions) {
        table.rows.push_back(member::subscription_row(store, one, call.today()));
        table.sentences.push_back(member::subscription_sentence(store, done, one, call.language()));
    }
    return table;
}

Table presence_receipt(const char* done, const std::vector<member::Presence>& presences, const Invocation& call) {
    Table table{.columns = member::presence_columns()};
    for (const auto& one : presences) {
        table.rows.push_back(member::presence_row(one, call.now()));
        table.sentences.push_back(member::presence_sentence(done, one, call.language()));
    }
    return table;
}

Table affiliation_receipt(const char* done, const std::vector<member::Affiliation>& affiliations, Day today) {
    Table table{.columns = member::affiliation_columns()};
    for (const auto& one : affiliations) {
        table.rows.push_back(member::affiliation_row(one, today));
        auto sentence = fmt::format("{}  {}  {}  {}", done, id_text(one.id), one.member_name, one.organisation_name);
        if (!one.role.empty()) sentence += "  " + one.role;
        if (one.first) sentence += "  " + say("from {}", iso(*one.first));
        if (one.last) sentence += "  " + say("until {}", iso(*one.last));
        table.sentences.push_back(sentence);
    }
    return table;
}

member::AmountStyle amount_style(const Store& store, const Invocation& call) {
    return {call.for_people(), catalogue::operator_of(store).currency, call.language()};
}

Table bucket_receipt(const char* done, const std::vector<member::Bucket>& buckets, const member::AmountStyle& style,
                     Day today) {
    Table table{.columns = member::bucket_columns(style.for_people)};
    for (const auto& one : buckets) {
        table.rows.push_back(member::bucket_row(one, today, style));
        table.sentences.push_back(member::bucket_sentence(done, one, style));
    }
    return table;
}

Table trip_receipt(const char* done, const member::Trip& trip) {
    std::vector<std::string> told{done, id_text(trip.id), trip.member_name, say("from {}", iso(trip.since))};
    told.push_back(trip.commune.empty() ? tr(trip.work.c_str()) : trip.commune);
    if (!trip.mode.empty()) told.emplace_back(tr(trip.mode.c_str()));
    if (trip.days) told.push_back(say("{} days a week", *trip.days));
    if (trip.km) told.push_back(say("{} km", *trip.km));
    return {.columns = member::trip_columns(),
            .rows = {member::trip_row(trip)},
            .sentences = {fmt::format("{}", fmt::join(told, "  "))}};
}

Table consent_receipt(const char* done, const member::Consent& consent, Day today) {
    const auto when = consent.revoked ? say("until {}", iso(*consent.revoked - std::chrono::days(1)))
                                      : say("from {}", iso(consent.first));
    return {.columns = member::consent_columns(),
            .rows = {member::consent_row(consent, today)},
            .sentences = {
                fmt::format("{}  {}  {}  {}  {}", done, id_text(consent.id), consent.kind, consent.member_name, when)}};
}

}  // namespace tiers::cmd
