#include <tiers/quote.h>
#include <tiers/words.h>

#include "booking/site.h"
#include "i18n/dates.h"

namespace tiers::booking {

std::vector<Column> quote_columns() {
    return {{"resource", tr("Resource"), Kind::code}, {"start", tr("Start"), Kind::instant},
            {"end", tr("End"), Kind::instant},        {"minutes", tr("Lasts"), Kind::minutes},
            {"seats", tr("Seats"), Kind::count},      {"member", tr("Member"), Kind::id},
            {"member_name", tr("Name"), Kind::text},  {"covered", tr("Covered by allowances"), Kind::minutes},
            {"tariff", tr("Tariff"), Kind::code},     {"plan", tr("Plan"), Kind::code},
            {"version", tr("Version"), Kind::day},    {"paid", tr("Paid by allowances"), Kind::money},
            {"price", tr("Price"), Kind::money},      {"currency", tr("Currency"), Kind::code},
            {"vat", tr("VAT"), Kind::ratio},          {"refused_by", tr("Refused by"), Kind::code}};
}

Table quote_table(const Store& store, const QuoteRequest& request, const std::optional<member::BookingPrice>& price,
                  const Outlook& outlook, Language language) {
    const auto where = site(store, request.resource);
    const auto currency = catalogue::operator_of(store).currency;
    const auto name = member::get(store, request.member).name;
    Row row{where.resource.id,
            cell(where.zone, request.span.start),
            cell(where.zone, request.span.end),
            std::chrono::duration_cast<Minutes>(request.span.end - request.span.start).count(),
            std::int64_t{request.seats},
            request.member,
            name};
    if (price)
        row.insert(row.end(), {price->covered, cell(price->tariff), cell(price->plan), cell(price->version),
                               price->money, price->amount});
    else
        row.resize(row.size() + 6);
    row.emplace_back(currency);
    row.push_back(price ? Value(static_cast<double>(price->vat) / 10'000) : Value());
    const auto* refusing = outlook.refusing();
    row.push_back(refusing ? cell(refusing->rule) : Value());
    Table table{.columns = quote_columns(), .rows = {std::move(row)}};
    table.sentences.push_back(fmt::format("{}  {}  {}  {}  {}", tr("costs"), where.resource.name,
                                          shown(request.span, where.zone, language), name,
                                          member::price_text(price, currency, language)));
    if (refusing)
        table.sentences.push_back(say("would be refused by '{}': {}", refusing->rule, refusing->found));
    else if (outlook.waits)
        table.sentences.emplace_back(tr("would wait for the operator's approval"));
    return table;
}

Table parts_table(const member::BookingPrice& price) {
    Table table;
    table.title = tr("What it is made of");
    table.name = "parts";
    table.columns = {{"part", tr("Part"), Kind::word},
                     {"count", tr("Count"), Kind::count},
                     {"price", tr("Price"), Kind::money},
                     {"day", tr("Day"), Kind::day},
                     {"amount", tr("Amount"), Kind::money}};
    for (const auto& part : price.parts)
        table.rows.push_back({part.what, part.count, part.price, cell(part.day), part.cents()});
    return table;
}

}  // namespace tiers::booking
