#include <tiers/catalogue.h>
#include <tiers/ledger.h>
#include <tiers/statement.h>
#include <tiers/volunteering.h>
#include <tiers/words.h>
#include <algorithm>
#include <map>

#include "base/text.h"
#include "i18n/numbers.h"
#include "member/member_store.h"

namespace tiers::member {

namespace {

/// Those due before a day; what is not written yet counts up to today.
std::vector<Charge> all_charges(const Store& store, std::optional<Id> payer, Day before, Day today) {
    ChargeQuery query;
    query.payer = payer;
    auto found = charges(store, query);
    auto more = charges_to_write(store, std::min(before - one_day, today), today, payer);
    std::move(more.begin(), more.end(), std::back_inserter(found));
    std::erase_if(found, [&](const Charge& one) { return one.due >= before; });
    std::stable_sort(found.begin(), found.end(), [](const Charge& a, const Charge& b) { return a.due < b.due; });
    return found;
}

/// A line of a statement, in order of days; charges of a day come before its payments.
struct Line {
    Day day;
    const Charge* charge = nullptr;
    const Payment* payment = nullptr;
};

std::vector<Line> lines(const AccountStatement& statement) {
    std::vector<Line> found;
    for (const auto& one : statement.charges) found.push_back({one.due, &one, nullptr});
    for (const auto& one : statement.payments) found.push_back({one.day, nullptr, &one});
    std::stable_sort(found.begin(), found.end(), [](const Line& a, const Line& b) { return a.day < b.day; });
    return found;
}

const char* word_of(const Payment& payment) {
    if (payment.reverses) return msgid("reversal");
    return payment.amount < 0 ? msgid("refund") : msgid("payment");
}

/// Makes the rows of a statement, each with the balance after it.
class Lines {
public:
    Lines(std::int64_t opening, std::string currency, const std::optional<Language>& explain)
        : balance_(opening), currency_(std::move(currency)), explain_(explain) {}

    Row border(const std::optional<Day>& day, const char* what) const {
        Row row(17);
        row[0] = cell(day);
        row[1] = std::string(what);
        return finished(std::move(row), "");
    }
    Row line(const Charge& charge) {
        balance_ += charge.amount;
        return finished({charge.due, charge.rule, id_value(charge.id),
                         charge.plan.empty() ? cell(charge.label) : Value(charge.plan), charge.member,
                         charge.member_name, charge.first, charge.last, cell(charge.version), charge.price,
                         charge.quantity, cell(charge.days), cell(charge.of_days), cell(charge.corrects),
                         static_cast<double>(charge.vat) / 10'000, charge.amount, Value()},
                        explain_ ? why(charge, *explain_) : "");
    }
    Row line(const Payment& payment) {
        balance_ -= payment.amount;
        Row row(17);
        row[0] = payment.day;
        row[1] = std::string(word_of(payment));
        row[2] = payment.id;
        row[3] = cell(payment.means);
        row[4] = payment.member;
        row[5] = payment.member_name;
        row[13] = cell(payment.reverses);
        row[15] = -payment.amount;
        return finished(std::move(row), payment.reason.empty() ? payment.reference : payment.reason);
    }

private:
    Row finished(Row row, const std::string& why) const {
        row[16] = balance_;
        row.emplace_back(currency_);
        if (explain_) row.push_back(cell(why));
        return row;
    }

    std::int64_t balance_;
    std::string currency_;
    std::optional<Language> explain_;
};

/// What of the charges is VAT, by rate.
std::vector<std::string> vat_notes(const std::vector<Charge>& all, const std::string& currency, Language language) {
    std::map<std::int64_t, std::int64_t> totals;
    for (const auto& one : all)
        if (one.vat != 0) totals[one.vat] += one.amount;
    std::vector<std::string> notes;
    for (const auto& [rate, total] : totals) {
        const auto net = (2 * total * 10'000 + (total < 0 ? -(10'000 + rate) : 10'000 + rate)) / (2 * (10'000 + rate));
        notes.push_back(say("VAT at {}: {} of {} {}", percentage(static_cast<double>(rate) / 10'000, language),
                            amount(total - net, language), amount(total, language), currency));
    }
    return notes;
}

}  // namespace

std::int64_t AccountStatement::closing() const {
    auto balance = opening;
    for (const auto& one : charges) balance += one.amount;
    for (const auto& one : payments) balance -= one.amount;
    return balance;
}

AccountStatement account_statement(const Store& store, Id payer, const DaySpan& days, Day today) {
    AccountStatement found;
    for (auto& one : all_charges(store, payer, days.end, today)) {
        if (one.due < days.start)
            found.opening += one.amount;
        else
            found.charges.push_back(std::move(one));
    }
    for (auto& one : payments(store, payer)) {
        if (one.day < days.start)
            found.opening -= one.amount;
        else if (one.day < days.end)
            found.payments.push_back(std::move(one));
    }
    return found;
}

std::vector<Column> statement_columns(bool explain) {
    std::vector<Column> columns{{"day", tr("Day"), Kind::day},
                                {"what", tr("What"), Kind::word},
                                {"id", tr("Id"), Kind::id, "", false, machine_only},
                                {"of", tr("Plan or means"), Kind::text},
                                {"member", tr("Member"), Kind::id, "", false, machine_only},
                                {"member_name", tr("Name"), Kind::text},
                                {"first", tr("First day"), Kind::day},
                                {"last", tr("Last day"), Kind::day},
                                {"version", tr("Version"), Kind::day, "", false, machine_only},
                                {"price", tr("Price"), Kind::money, "", false, machine_only},
                                {"quantity", tr("Quantity"), Kind::count, "", false, machine_only},
                                {"days", tr("Days"), Kind::count, "", false, machine_only},
                                {"of_days", tr("Of days"), Kind::count, "", false, machine_only},
                                {"corrects", tr("Corrects"), Kind::id, "", false, machine_only},
                                {"vat", tr("VAT"), Kind::ratio, "", false, machine_only},
                                {"amount", tr("Amount"), Kind::money},
                                {"balance", tr("Balance"), Kind::money},
                                {"currency", tr("Currency"), Kind::code, "", false, machine_only}};
    if (explain) columns.push_back({"why", tr("Why"), Kind::text});
    return columns;
}

Document statement_document(const Store& store, const Member& member, const Period& period, Day today, bool explain,
                            Language language) {
    const auto operator_ = catalogue::operator_of(store);
    const auto statement = account_statement(
        store, member.id, {period.from.value_or(Day::min()), period.to.value_or(today + one_day)}, today);
    Table table{.columns = statement_columns(explain)};
    Lines made(statement.opening, operator_.currency, explain ? std::optional(language) : std::nullopt);
    table.rows.push_back(made.border(period.from, msgid("opening")));
    for (const auto& line : lines(statement))
        table.rows.push_back(line.charge ? made.line(*line.charge) : made.line(*line.payment));
    table.rows.push_back(made.border(period.to ? std::optional(*period.to - one_day) : std::nullopt, msgid("closing")));
    Document document;
    document.schema = "tiers.member.statement/1";
    document.title = say("Statement of {}", member.name);
    document.period = period;
    document.whose = operator_.name;
    document.sections.emplace_back(std::move(table));
    const auto on = std::min(period.to.value_or(today + one_day) - one_day, today);
    auto left = left_table(balance(store, member.id, {.on = on}), {true, operator_.currency, language});
    left.title = say("Allowances on {}", iso(on));
    if (!left.rows.empty()) document.sections.emplace_back(std::move(left));
    auto hours = expected_table(expected_volunteering(store, member.id, on));
    hours.title = say("Volunteering on {}", iso(on));
    if (!hours.rows.empty()) document.sections.emplace_back(std::move(hours));
    document.notes = vat_notes(statement.charges, operator_.currency, language);
    document.notes.push_back(
        say("Amounts are in {}, VAT included; a balance below 0 is paid in advance.", operator_.currency));
    return document;
}

std::vector<Balance> balances_due(const Store& store, Day on) {
    std::map<Id, std::vector<Charge>> owed;
    for (auto& one : all_charges(store, {}, on + one_day, on)) owed[one.payer].push_back(std::move(one));
    std::map<Id, std::int64_t> paid;
    for (const auto& one : payments(store, {}))
        if (one.day <= on) paid[one.member] += one.amount;
    std::vector<Balance> found;
    for (const auto& [payer, all] : owed) {
        auto rest = paid[payer];
        std::int64_t total = -rest;
        std::optional<Day> since;
        for (const auto& one : all) {
            total += one.amount;
            rest -= one.amount;
            if (rest < 0 && !since) since = one.due;
            if (rest >= 0) since.reset();
        }
        // Of somebody erased nothing can be asked.
        if (const auto member = total > 0 ? by_id(store, payer) : std::nullopt)
            found.push_back({*member, total, since.value_or(on)});
    }
    std::sort(found.begin(), found.end(), [](const Balance& a, const Balance& b) {
        return std::pair(folded(a.member.name), a.member.id) < std::pair(folded(b.member.name), b.member.id);
    });
    return found;
}

std::vector<Column> balance_columns() {
    return {{"member", tr("Id"), Kind::id},           {"member_name", tr("Name"), Kind::text},
            {"email", tr("E-mail"), Kind::text},      {"owed", tr("Owed"), Kind::money},
            {"currency", tr("Currency"), Kind::code}, {"since", tr("Since"), Kind::day}};
}

Row balance_row(const Balance& balance, const std::string& currency) {
    return {balance.member.id, balance.member.name, cell(balance.member.email), balance.owed, currency, balance.since};
}

}  // namespace tiers::member
