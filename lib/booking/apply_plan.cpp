#include <tiers/booking_plan.h>
#include <algorithm>

#include "base/text.h"
#include "booking/booking_store.h"
#include "store/request_key.h"

namespace tiers::booking {

namespace {

constexpr const char* apply_verb = "book apply";

std::string owed_text(const std::optional<std::int64_t>& cents) {
    if (!cents) return tr("without a price");
    return fmt::format("{}{}.{:02}", *cents < 0 ? "-" : "", std::abs(*cents) / 100, std::abs(*cents) % 100);
}

/// What is otherwise than planned; empty for nothing.
std::string difference(const Planned& planned, const Planned& now) {
    if (planned.seen != now.seen) return say("booking {} has changed", planned.change.booking.value_or(0));
    if (planned.verdict != now.verdict)
        return now.ok() ? say("it was refused ({}) and would go now", planned.verdict)
                        : say("it would be refused now: {}", now.refusal);
    if (planned.count != now.count) return say("bookings: {} planned, {} now", planned.count, now.count);
    if (planned.was != now.was)
        return say("what it is about cost {}, now {}", owed_text(planned.was), owed_text(now.was));
    if (planned.price != now.price)
        return say("price: {} planned, {} now", owed_text(planned.price), owed_text(now.price));
    return {};
}

void check_unchanged(const ChangePlan& plan, const ChangePlan& now) {
    std::string differences;
    for (std::size_t i = 0; i < plan.lines.size(); ++i)
        if (const auto what = difference(plan.lines[i], now.lines[i]); !what.empty())
            differences += "\n" + say("line {}: {}", plan.lines[i].change.line, what);
    if (differences.empty()) return;
    throw Conflict("changed", tr("nothing was done: the database has changed since the plan:") + differences,
                   tr("plan again, and look at what it says"));
}

void check_goes(const ChangePlan& plan) {
    const auto* first = plan.refused();
    if (!first) return;
    std::string refusals;
    for (const auto& line : plan.lines)
        if (!line.ok()) refusals += "\n" + say("line {}: {}", line.change.line, line.refusal);
    throw Error(first->exit, first->verdict, tr("nothing was done:") + refusals,
                tr("change these lines, or leave them out"));
}

/// "add 412 413|move 400": each change with the bookings it was about.
std::string result_text(const std::vector<Planned>& lines) {
    std::vector<std::string> texts;
    for (const auto& line : lines) {
        auto text = fmt::format("{} {}", line.change.line, line.change.what);
        for (const auto& booking : line.bookings) text += " " + std::to_string(booking.id);
        texts.push_back(std::move(text));
    }
    return join(texts, "|");
}

Planned known_line(const Store& store, std::string_view text) {
    const auto words = split(text, ' ');
    Planned line;
    line.change.line = whole_number(words.at(0)).value_or(0);
    line.change.what = words.at(1);
    for (std::size_t i = 2; i < words.size(); ++i) line.bookings.push_back(get(store, *whole_number(words[i])));
    return line;
}

/// What the same request made under this key.
std::optional<Applied> applied_before(const Store& store, const std::string& key, std::string_view request) {
    if (key.empty()) return std::nullopt;
    const auto known = request_key::known(store, key, request_key::Request(apply_verb, request));
    if (!known) return std::nullopt;
    Applied applied{{}, true};
    for (const auto text : split(*known, '|'))
        if (!text.empty()) applied.lines.push_back(known_line(store, text));
    return applied;
}

}  // namespace

Applied apply(Store& store, const ChangePlan& plan, const std::string& key, std::string_view request) {
    if (auto known = applied_before(store, key, request)) return std::move(*known);
    std::vector<Change> changes;
    for (const auto& line : plan.lines) changes.push_back(line.change);
    auto now = booking::plan(store, changes);
    check_unchanged(plan, now);
    check_goes(now);
    if (!key.empty())
        request_key::remember(store, key, request_key::Request(apply_verb, request), result_text(now.lines));
    return {std::move(now.lines), false};
}

std::vector<Column> applied_columns() {
    std::vector<Column> columns{
        {"line", tr("Line"), Kind::id}, {"do", tr("What"), Kind::word}, {"verdict", tr("Verdict"), Kind::word}};
    for (auto& column : booking::columns()) columns.push_back(std::move(column));
    return columns;
}

Table applied_table(const Applied& applied, Language language) {
    Table table{.columns = applied_columns(), .empty = tr("nothing to do")};
    for (const auto& line : applied.lines)
        for (const auto& booking : line.bookings) {
            const auto& what = line.change.what;
            Row row{line.change.line, what, std::string(applied.duplicate ? msgid("duplicate") : msgid("done"))};
            for (auto& value : booking::row(booking)) row.push_back(std::move(value));
            table.rows.push_back(std::move(row));
            const auto* done = what == "add" ? tr("booked") : what == "move" ? tr("moved") : tr("cancelled");
            table.sentences.push_back(sentence(applied.duplicate ? tr("known") : done, booking, language));
        }
    return table;
}

}  // namespace tiers::booking
