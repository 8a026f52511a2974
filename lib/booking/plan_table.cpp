#include <tiers/booking_plan.h>
#include <algorithm>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "booking/site.h"
#include "i18n/numbers.h"

namespace tiers::booking {

namespace {

constexpr const char* plan_schema = "tiers.book.plan/1";

template <class Item, class Text>
std::string blank_separated(const std::vector<Item>& items, const Text& text) {
    std::vector<std::string> words;
    for (const auto& item : items) words.push_back(text(item));
    return join(words, " ");
}
std::string numbers_text(const std::vector<std::int64_t>& numbers) {
    return blank_separated(numbers, [](std::int64_t number) { return std::to_string(number); });
}
std::string days_text(const std::vector<Day>& days) {
    return blank_separated(days, [](Day day) { return iso(day); });
}

/// All that a line asks for and all that came of it, but for names and reasons, which people read.
std::string line_text(const Planned& line) {
    const auto& change = line.change;
    const auto cents = [](const std::optional<std::int64_t>& owed) { return owed ? std::to_string(*owed) : "-"; };
    const auto seconds = [&](bool end) {
        if (!change.span) return std::int64_t{0};
        return std::int64_t{(end ? change.span->end : change.span->start).time_since_epoch().count()};
    };
    auto text = fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|", change.line, change.what, change.booking.value_or(0),
                            change.resource, seconds(false), seconds(true), change.member, change.seats.value_or(0));
    text += fmt::format("{}|{}|{}|{}|", change.repeat, days_text(change.except), join(change.overrides, " "),
                        change.following ? "following" : "", change.for_nothing ? "for nothing" : "");
    for (const auto& words : {change.label, change.reason}) text += fmt::format("{}:{}|", words.size(), words);
    return text +
           fmt::format("{}|{}|{}|{}|{}\n", line.verdict, line.seen, line.count, cents(line.was), cents(line.price));
}

Value change_of(const Planned& line) {
    return line.was || line.price ? Value(line.price.value_or(0) - line.was.value_or(0)) : Value();
}

Row plan_row(const Store& store, const Planned& line, const std::string& currency) {
    const auto& change = line.change;
    const auto zone = change.resource.empty() ? Zone::utc() : site(store, change.resource).zone;
    const auto at = [&](bool end) {
        return change.span ? cell(zone, end ? change.span->end : change.span->start) : Value();
    };
    return {change.line,
            change.what,
            cell(change.booking),
            cell(change.resource),
            at(false),
            at(true),
            change.seats ? Value(std::int64_t{*change.seats}) : Value(),
            id_value(change.member),
            cell(line.member_name),
            line.verdict,
            cell(numbers_text(line.conflicts)),
            cell(numbers_text(line.conflict_lines)),
            line.count,
            cell(line.was),
            cell(line.price),
            change_of(line),
            currency,
            cell(change.repeat),
            cell(days_text(change.except)),
            cell(join(change.overrides, " ")),
            cell(change.label),
            cell(change.reason),
            change.following,
            change.for_nothing,
            cell(line.seen)};
}

Table total_of(const ChangePlan& plan, const std::string& currency) {
    Table table;
    table.title = tr("In all");
    table.name = "total";
    table.columns = {{"changes", tr("Changes"), Kind::count}, {"refused", tr("Refused"), Kind::count},
                     {"was", tr("Was"), Kind::money},         {"price", tr("Price"), Kind::money},
                     {"change", tr("Change"), Kind::money},   {"currency", tr("Currency"), Kind::code},
                     {"digest", tr("Digest"), Kind::code}};
    const auto refused = std::count_if(plan.lines.begin(), plan.lines.end(), [](const auto& one) { return !one.ok(); });
    table.rows = {{static_cast<std::int64_t>(plan.lines.size()), std::int64_t{refused}, plan.was(), plan.price(),
                   plan.price() - plan.was(), currency, plan.digest()}};
    return table;
}

Table quota_table(const ChangePlan& plan) {
    Table table;
    table.title = tr("Quotas, with the line and those before it");
    table.name = "quotas";
    table.columns = {{"line", tr("Line"), Kind::id},
                     {"quota", tr("Quota"), Kind::code},
                     {"from", tr("From"), Kind::day},
                     {"to", tr("To"), Kind::day},
                     {"minutes", tr("Time"), Kind::minutes},
                     {"of_minutes", tr("Of"), Kind::minutes},
                     {"bookings", tr("Bookings"), Kind::count},
                     {"of_bookings", tr("Of"), Kind::count}};
    for (const auto& line : plan.lines)
        for (const auto& one : line.quotas) {
            Row row{line.change.line, one.quota, one.period.start, one.period.end - one_day};
            row.resize(table.columns.size());
            row[one.of_hours ? 4 : 6] = one.counted;
            row[one.of_hours ? 5 : 7] = one.amount;
            table.rows.push_back(std::move(row));
        }
    return table;
}

// What was written
// -----------------------------------------------------------------------------------------------------------------

template <class Take>
void each_word(const std::string& text, const Take& take) {
    for (const auto word : split(text, ' '))
        if (!word.empty()) take(word);
}

std::optional<std::int64_t> known_number(const Json& row, std::string_view name) {
    const auto found = row.number(name, -1);
    return found < 0 ? std::nullopt : std::optional(found);
}

Planned line_of(const Json& row) {
    Planned line;
    auto& change = line.change;
    change.line = row.number("line");
    change.what = row.text("do");
    change.booking = known_number(row, "booking");
    change.resource = row.text("resource");
    if (row.find("start"))
        change.span = {parse_instant(row.text("start"), Zone::utc()), parse_instant(row.text("end"), Zone::utc())};
    if (const auto seats = known_number(row, "seats")) change.seats = seats_of(*seats);
    change.member = row.number("member");
    change.repeat = row.text("repeat");
    each_word(row.text("except"), [&](auto word) { change.except.push_back(parse_day(word)); });
    each_word(row.text("override"), [&](auto word) { change.overrides.emplace_back(word); });
    change.label = row.text("label");
    change.reason = row.text("reason");
    change.following = row.flag("following");
    change.for_nothing = row.flag("for_nothing");
    line.verdict = row.text("verdict");
    line.exit = line.verdict == "ok" ? Exit::done : Exit::refused;
    line.seen = row.text("seen");
    line.count = row.number("bookings");
    line.was = known_number(row, "was");
    line.price = known_number(row, "price");
    return line;
}

bool is_whole(const Planned& line) {
    const auto& change = line.change;
    const auto placed = change.span && change.seats && !change.resource.empty();
    if (!line.ok()) return true;
    return placed && (change.what == "add" || (change.booking && (change.what == "move" || change.what == "cancel")));
}

}  // namespace

std::string ChangePlan::digest() const {
    std::string text;
    for (const auto& line : lines) text += line_text(line);
    return hex(tiers::digest(text)).substr(0, 32);
}

std::vector<Column> plan_columns() {
    return {{"line", tr("Line"), Kind::id},
            {"do", tr("What"), Kind::word},
            {"booking", tr("Booking"), Kind::id},
            {"resource", tr("Resource"), Kind::code},
            {"start", tr("Start"), Kind::instant},
            {"end", tr("End"), Kind::instant},
            {"seats", tr("Seats"), Kind::count},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text},
            {"verdict", tr("Verdict"), Kind::code},
            {"conflicts", tr("Conflicts with"), Kind::code, "", false, machine_only},
            {"conflict_lines", tr("Conflicts with lines"), Kind::code, "", false, machine_only},
            {"bookings", tr("Bookings"), Kind::count},
            {"was", tr("Was"), Kind::money},
            {"price", tr("Price"), Kind::money},
            {"change", tr("Change"), Kind::money},
            {"currency", tr("Currency"), Kind::code, "", false, machine_only},
            {"repeat", tr("Rule"), Kind::code, "", false, machine_only},
            {"except", tr("Without"), Kind::code, "", false, machine_only},
            {"override", tr("Rules set aside"), Kind::code, "", false, machine_only},
            {"label", tr("Label"), Kind::text, "", false, machine_only},
            {"reason", tr("Reason"), Kind::text, "", false, machine_only},
            {"following", tr("And what follows"), Kind::flag, "", false, machine_only},
            {"for_nothing", tr("For nothing"), Kind::flag, "", false, machine_only},
            {"seen", tr("Seen"), Kind::code, "", false, machine_only}};
}

std::vector<Section> plan_sections(const Store& store, const ChangePlan& plan, bool for_people) {
    const auto currency = catalogue::operator_of(store).currency;
    Table table{.columns = plan_columns(), .empty = tr("nothing to do")};
    // Why is a sentence: machine formats have the same words in every language.
    if (for_people) table.columns.push_back({"why", tr("Why"), Kind::text});
    for (const auto& line : plan.lines) {
        table.rows.push_back(plan_row(store, line, currency));
        if (for_people) table.rows.back().push_back(cell(line.refusal));
    }
    std::vector<Section> sections{std::move(table), total_of(plan, currency)};
    if (auto quotas = quota_table(plan); !quotas.rows.empty() || !for_people) sections.emplace_back(std::move(quotas));
    return sections;
}

std::string plan_question(const Store& store, const ChangePlan& plan, Language language) {
    const auto count = plan.lines.size();
    const auto changes = fmt::format(fmt::runtime(trn("make {} change", "make {} changes", count)), count);
    const auto more = plan.price() - plan.was();
    if (more == 0) return say("{}, for nothing more?", changes);
    return more > 0
               ? say("{}, for {} {} more?", changes, amount(more, language), catalogue::operator_of(store).currency)
               : say("{}, for {} {} less?", changes, amount(-more, language), catalogue::operator_of(store).currency);
}

bool is_plan(std::string_view bytes) {
    const auto json = read_json(bytes);
    return json && json->text("schema") == plan_schema;
}

ChangePlan read_plan(std::string_view bytes, const std::string& name) {
    const auto json = read_json(bytes);
    ChangePlan found;
    try {
        for (const auto& row : json->list("rows")) found.lines.push_back(line_of(row));
    } catch (const BadInput&) {
        found.lines.clear();
    }
    const auto total = json->list("total");
    const auto sound = std::all_of(found.lines.begin(), found.lines.end(), is_whole);
    if (!sound || total.size() != 1 || total.front().text("digest") != found.digest())
        throw BadInput("bad_plan", say("{}: not as it was written by 'book plan'", name),
                       tr("change the file it was made of, and plan again"));
    return found;
}

}  // namespace tiers::booking
