#include <tiers/duplicate.h>
#include <tiers/error.h>
#include <algorithm>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "member/assembly_store.h"
#include "member/contact_key.h"
#include "member/member_store.h"
#include "member/merge_rows.h"
#include "member/presence_rules.h"
#include "member/presence_store.h"
#include "sql/member.h"
#include "store/journal.h"

namespace tiers::member {

namespace {

/// Fields that one member has or has not.
constexpr std::pair<const char*, std::string Member::*> plain_fields[] = {
    {"category", &Member::category}, {"legal_form", &Member::legal_form}, {"siren", &Member::siren},
    {"siret", &Member::siret},       {"sector", &Member::sector},         {"commune", &Member::commune},
    {"note", &Member::note},
};

std::string label(std::string_view field) {
    for (const auto& column : columns())
        if (column.name == field) return column.heading;
    return std::string(field);
}

class Fields {
public:
    Fields(Member& into, const Member& from, std::vector<MergeStep>& steps) : into_(into), from_(from), steps_(steps) {}

    void fill() {
        if (folded(from_.name) != folded(into_.name)) tell(msgid("dropped"), "name", from_.name);
        for (const auto& [field, text] : plain_fields) fill(field, into_.*text, from_.*text);
        if (!into_.siret.starts_with(into_.siren)) {
            std::erase_if(steps_, [](const MergeStep& step) { return step.what == "siret"; });
            tell(msgid("dropped"), "siret", std::exchange(into_.siret, {}));
        }
        if (!into_.joined && from_.joined) tell(msgid("filled"), "joined", iso(*from_.joined));
        if (into_.joined && from_.joined && *into_.joined != *from_.joined)
            tell(msgid("dropped"), "joined", iso(*from_.joined));
        if (!into_.joined) into_.joined = from_.joined;
        if (from_.left && from_.left != into_.left) tell(msgid("dropped"), "left", iso(*from_.left));
    }

    /// The first e-mail or phone of one is a further one of the other who has one; what is to be given.
    std::optional<Contact> reach(const char* field, std::string Member::*text) {
        if (!(into_.*text).empty() && !(from_.*text).empty()) return Contact{field, from_.*text, {}};
        fill(field, into_.*text, from_.*text);
        return std::nullopt;
    }

    /// The id in another system still finds who it is now.
    bool takes_external_id() {
        const auto takes = into_.external_id.empty() && !from_.external_id.empty();
        if (!takes && !from_.external_id.empty()) tell(msgid("kept"), "external_id", from_.external_id);
        if (takes) fill("external_id", into_.external_id, from_.external_id);
        return takes;
    }

    void tell(const char* done, const char* field, const std::string& value) {
        steps_.push_back({.done = done, .what = field, .label = label(field), .value = value});
    }

private:
    void fill(const char* field, std::string& own, const std::string& others) {
        if (others.empty() || own == others) return;
        tell(own.empty() ? msgid("filled") : msgid("dropped"), field, others);
        if (own.empty()) own = others;
    }

    Member& into_;
    const Member& from_;
    std::vector<MergeStep>& steps_;
};

void check(const Member& into, const Member& from) {
    if (into.id == from.id)
        throw Conflict("same_member", say("both are member {}", into.id), fmt::format("tiers member show {}", into.id));
    if (into.kind != from.kind)
        throw BadInput("other_kind", say("'{}' and '{}' are a person and an organisation", into.name, from.name));
}

/// One that nobody noted the end of has ended where that has passed, and is in the way of nothing.
void settle_presence(Store& store, Id member) {
    AutomaticEnds automatic_end(store);
    auto last = last_presence(store, member, store.now());
    if (!last || last->checked_out) return;
    if (const auto end = automatic_end(last->place, last->checked_in); end <= store.now())
        end_presence(store, *last, end, true);
}

void check_presences(Store& store, Id into, Id from) {
    settle_presence(store, into);
    settle_presence(store, from);
    auto row = store.db().prepare(sql::member::merge_conflict);
    if (!row.bind(":into", into).bind(":from", from).step()) return;
    const auto one = get_presence(store, row.integer(0)), other = get_presence(store, row.integer(1));
    const auto day = Zone::named(one.timezone).day(one.checked_in);
    throw Conflict(
        "presence_overlap",
        say("members {} and {} were at places at the same time: presences {} and {}", into, from, one.id, other.id),
        fmt::format("tiers member present --period {}", iso(day)));
}

/// A roll is frozen, and each on it has a vote.
void check_rolls(const Store& store, Id from) {
    if (const auto day = next_assembly(store, from))
        throw Refused("on_roll", say("member {} is on the roll of the assembly of {}", from, iso(*day)),
                      tr("merge them the day after it"));
}

/// What is sealed with whose it is, in the order merge_sealed tells it by.
constexpr const char* sealed_things[] = {
    msgid("subscriptions"), msgid("charges"),    msgid("prices of registrations"), msgid("prices of bookings"),
    msgid("payments"),      msgid("allowances"), msgid("uses of allowances"),
};

/// The first of them that a member has; null for none.
const char* sealed(const Store& store, Id member) {
    auto row = store.db().prepare(sql::member::merge_sealed);
    return row.bind(":member", member).step() ? sealed_things[row.integer(0)] : nullptr;
}

void check_sealed(const Store& store, Id into, Id from) {
    const auto* things = sealed(store, from);
    if (!things) return;
    throw Refused("sealed_rows", say("member {} has {}, which stay theirs", from, tr(things)),
                  sealed(store, into) ? tr("both have some of that: keep both, and use one")
                                      : fmt::format("tiers member merge {} {}", from, into));
}

/// Gone from today on, and found as the other.
void write_gone(Store& store, Id into, Id from, bool without_external_id) {
    store.db()
        .prepare(
            "update member set merged_into = :into, left_on = min(ifnull(left_on, :today), :today), email = null, "
            "external_id = iif(:without, null, external_id), recorded = :now where id = :from")
        .bind(":into", into)
        .bind(":today", today(store))
        .bind(":without", without_external_id)
        .bind(":now", store.now())
        .bind(":from", from)
        .run();
}

std::string content(const Merged& merged) {
    Json json{{"done", "merged"}, {"from", merged.from.id}, {"steps", Json::array()}};
    for (const auto& step : merged.steps) {
        Json one{{"done", step.done}, {"what", step.what}};
        if (step.count > 0) one["count"] = step.count;
        if (!step.value.empty()) one["value"] = step.value;
        json["steps"].push_back(one);
    }
    return written(json);
}

}  // namespace

Merged merge(Store& store, Id into_id, Id from_id) {
    Merged merged{get(store, into_id), get(store, from_id), {}};
    check(merged.into, merged.from);
    const auto& from = merged.from;
    auto into = merged.into;
    check_rolls(store, from.id);
    check_sealed(store, into.id, from.id);
    check_presences(store, into.id, from.id);
    auto contacts = take_contacts(store, from.id);
    Fields fields(into, from, merged.steps);
    fields.fill();
    for (const auto& [field, text] : {std::pair{"phone", &Member::phone}, std::pair{"email", &Member::email}})
        if (auto one = fields.reach(field, text)) contacts.insert(contacts.begin(), *one);
    const auto takes_external_id = fields.takes_external_id();
    const auto brought = bring_rows(store, into.id, from.id);
    write_gone(store, into.id, from.id, takes_external_id);
    into.organisation = get(store, into.id).organisation;
    update(store, into);
    for (const auto& one : contacts)
        if (give_contact(store, into, one)) fields.tell(msgid("added"), one.kind.c_str(), one.value);
    merged.steps.insert(merged.steps.end(), brought.begin(), brought.end());
    journal::write(store, "member", into.id, content(merged));
    return merged;
}

std::vector<Column> merge_columns() {
    return {{"member", tr("Id"), Kind::id},     {"member_name", tr("Name"), Kind::text},
            {"merged", tr("Merged"), Kind::id}, {"done", tr("Verdict"), Kind::word},
            {"what", tr("What"), Kind::code},   {"count", tr("Count"), Kind::count},
            {"value", tr("Value"), Kind::text}};
}

std::vector<Row> merge_rows(const Merged& merged) {
    std::vector<Row> rows;
    for (const auto& step : merged.steps)
        rows.push_back({merged.into.id, merged.into.name, merged.from.id, step.done, step.what,
                        step.count > 0 ? Value(step.count) : Value(), cell(step.value)});
    if (rows.empty()) rows.push_back({merged.into.id, merged.into.name, merged.from.id, {}, {}, {}, {}});
    return rows;
}

}  // namespace tiers::member
