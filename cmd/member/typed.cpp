#include "cmd/member/typed.h"

namespace tiers::cmd {

std::vector<member::Id> member_ids(Invocation& call, const Store& store, const std::vector<std::string>& words,
                                   bool exact) {
    std::vector<member::Id> ids;
    for (const auto& word : call.words(words)) ids.push_back(member::find(store, word, exact).id);
    if (ids.empty()) throw BadInput("missing_argument", tr("no member is named"), "tiers member list");
    return ids;
}

std::optional<std::int64_t> cents(const std::optional<std::string>& typed) {
    return typed ? std::optional(catalogue::parse_money(*typed)) : std::nullopt;
}

void declare_subscription(Arguments& verb, std::string& who, std::optional<std::string>& plan) {
    verb.positional("who", who, tr("Id, e-mail, or name"), Names::member);
    verb.option("--plan", "ID", plan, tr("Of this plan, where the member has several"), Names::plan);
}

member::Subscription subscription_named(const Store& store, const std::string& who,
                                        const std::optional<std::string>& plan, Day day, bool exact) {
    return member::one_subscription(store, member::find(store, who, exact).id, plan, day);
}

std::optional<Instant> instant(const std::optional<std::string>& typed, const catalogue::Place& place, Instant now) {
    return typed ? std::optional(parse_instant(*typed, Zone::named(place.timezone), now)) : std::nullopt;
}

Day day_or_today(const std::optional<std::string>& typed, const Invocation& call) {
    return typed ? parse_day(*typed) : call.today();
}

std::optional<Day> day_or(const std::optional<std::string>& typed, std::optional<Day> otherwise) {
    if (!typed) return otherwise;
    return typed->empty() ? std::nullopt : std::optional(parse_day(*typed));
}

}  // namespace tiers::cmd
