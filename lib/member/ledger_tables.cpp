#include <tiers/ledger.h>

#include "base/text.h"
#include "member/allowance_amount.h"

namespace tiers::member {

namespace {

/// A column of amounts: what machines count is told beside them, people read it with its unit.
Column amounts(const char* name, const char* heading, bool for_people) {
    return {name, heading, for_people ? Kind::text : Kind::count};
}

Value amount(const std::string& unit, std::int64_t amount, const AmountStyle& style) {
    return style.for_people ? Value(amount_text(unit, amount, style.currency, style.language)) : Value(amount);
}

/// What there is, and is left, of a bucket.
Value held(const Bucket& bucket, std::int64_t size, const AmountStyle& style) {
    if (!bucket.unlimited) return amount(bucket.unit, size, style);
    return style.for_people ? Value(tr("unlimited")) : Value();
}

Value measure(const std::string& unit) {
    return std::string(measure_of(unit));
}

const char* state(const Bucket& bucket, Day on) {
    if (on < bucket.first) return msgid("planned");
    if (!bucket.counts_on(on)) return msgid("expired");
    return bucket.unlimited || bucket.left() > 0 ? msgid("valid") : msgid("spent");
}

double share_used(const Bucket& bucket) {
    return static_cast<double>(bucket.granted - bucket.left()) / static_cast<double>(bucket.granted);
}

}  // namespace

std::vector<Column> bucket_columns(bool for_people) {
    return {{"id", tr("Id"), Kind::id},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text},
            {"unit", tr("Unit"), Kind::code, "", false, machine_only},
            {"measure", tr("Measure"), Kind::code, "", false, machine_only},
            {"of", tr("Resources"), Kind::code},
            {"first", tr("First day"), Kind::day},
            {"last", tr("Last day"), Kind::day},
            {"origin", tr("Origin"), Kind::word},
            {"source", tr("Source"), Kind::code},
            amounts("granted", tr("Granted"), for_people),
            amounts("used", tr("Used"), for_people),
            amounts("later", tr("Used later"), for_people),
            amounts("left", tr("Remaining"), for_people),
            {"state", tr("State"), Kind::word},
            {"unlimited", tr("Unlimited"), Kind::flag, "", false, machine_only}};
}

Row bucket_row(const Bucket& bucket, Day on, const AmountStyle& style) {
    return {id_value(bucket.id),
            bucket.member,
            bucket.member_name,
            bucket.unit,
            measure(bucket.unit),
            bucket.of,
            bucket.first,
            cell(bucket.last),
            bucket.origin,
            cell(bucket.source),
            held(bucket, bucket.granted, style),
            amount(bucket.unit, bucket.used, style),
            amount(bucket.unit, bucket.later, style),
            held(bucket, bucket.left(), style),
            std::string(state(bucket, on)),
            bucket.unlimited};
}

Table left_table(const std::vector<Bucket>& buckets, const AmountStyle& style) {
    Table table;
    table.columns = {{"source", tr("Allowance"), Kind::text}, {"of", tr("Resources"), Kind::code},
                     {"last", tr("Last day"), Kind::day},     {"granted", tr("Granted"), Kind::text},
                     {"left", tr("Remaining"), Kind::text},   {"share", tr("Used"), Kind::ratio, "", true}};
    for (const auto& one : buckets) {
        if (one.granted <= 0 && !one.unlimited) continue;
        table.rows.push_back({one.source.empty() ? std::string(tr(one.origin.c_str())) : one.source, one.of,
                              cell(one.last), held(one, one.granted, style), held(one, one.left(), style),
                              one.unlimited ? Value() : Value(share_used(one))});
    }
    return table;
}

std::vector<Column> movement_columns(bool for_people) {
    return {{"id", tr("Id"), Kind::id},
            {"bucket", tr("Allowance"), Kind::id},
            {"day", tr("Day"), Kind::day},
            {"movement", tr("Movement"), Kind::word},
            {"unit", tr("Unit"), Kind::code, "", false, machine_only},
            {"measure", tr("Measure"), Kind::code, "", false, machine_only},
            amounts("amount", tr("Amount"), for_people),
            {"use", tr("Use"), Kind::id},
            {"why", tr("Why"), Kind::word},
            {"reason", tr("Reason"), Kind::text}};
}

Row movement_row(const Movement& movement, const AmountStyle& style) {
    return {id_value(movement.id),
            movement.bucket ? Value(movement.bucket) : Value(),
            movement.day,
            movement.kind,
            movement.unit,
            measure(movement.unit),
            amount(movement.unit, movement.amount, style),
            cell(movement.use),
            cell(movement.why),
            cell(movement.reason)};
}

std::vector<Column> use_columns(bool for_people) {
    return {{"id", tr("Id"), Kind::id},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text},
            {"day", tr("Day"), Kind::day},
            {"unit", tr("Unit"), Kind::code, "", false, machine_only},
            {"measure", tr("Measure"), Kind::code, "", false, machine_only},
            {"of", tr("Resource"), Kind::code},
            amounts("amount", tr("Amount"), for_people),
            amounts("covered", tr("Covered"), for_people),
            amounts("uncovered", tr("Not covered"), for_people),
            {"owed", tr("Owed"), Kind::money},
            {"currency", tr("Currency"), Kind::code, "", false, machine_only},
            {"withdrawn", tr("Withdrawn"), Kind::flag},
            {"note", tr("Note"), Kind::text},
            {"place", tr("Place"), Kind::code, "", false, machine_only}};
}

Row use_row(const Use& use, const AmountStyle& style) {
    return {id_value(use.id),
            use.member,
            use.member_name,
            use.day,
            use.unit,
            measure(use.unit),
            cell(use.of),
            amount(use.unit, use.amount, style),
            amount(use.unit, use.covered, style),
            amount(use.unit, use.uncovered(), style),
            cell(use.owed),
            style.currency,
            use.withdrawn,
            cell(use.note),
            cell(use.place)};
}

std::string bucket_sentence(std::string_view done, const Bucket& bucket, const AmountStyle& style) {
    const auto until = bucket.last ? say("until {}", iso(*bucket.last)) : std::string(tr("for ever"));
    const auto left = amount_text(bucket.unit, bucket.left(), style.currency, style.language);
    return fmt::format("{}  {}  {}  {}  {}  {}  {}", done, id_text(bucket.id), bucket.member_name, left, bucket.of,
                       iso(bucket.first), until);
}

std::string use_sentence(std::string_view done, const Use& use, const AmountStyle& style) {
    const auto text = [&](std::int64_t amount) {
        return amount_text(use.unit, amount, style.currency, style.language);
    };
    auto sentence =
        fmt::format("{}  {}  {}  {}  {}", done, id_text(use.id), use.member_name, text(use.amount), iso(use.day));
    if (!use.place.empty()) sentence += "  " + use.place;
    if (!use.withdrawn && use.covered > 0) sentence += "  " + say("covered: {}", text(use.covered));
    if (use.uncovered() > 0) sentence += "  " + say("not covered: {}", text(use.uncovered()));
    if (use.uncovered() > 0 && use.owed)
        sentence += "  " + say("owed: {}", amount_text("money", *use.owed, style.currency, style.language));
    return sentence;
}

}  // namespace tiers::member
