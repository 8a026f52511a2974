#include "catalogue/facts.h"

#include "base/text.h"
#include "catalogue/values.h"

namespace tiers::catalogue {

namespace {

std::string written(const std::string& text) {
    return text;
}
std::string written(int number) {
    return fmt::format("{}", number);
}
std::string written(double number) {
    return fmt::format("{}", number);
}
std::string written(bool flag) {
    return flag ? "true" : "false";
}
std::string written(Seconds duration) {
    return duration_text(duration);
}
std::string written(std::chrono::days count) {
    return fmt::format("{}d", count.count());
}
std::string written(Day day) {
    return iso(day);
}
std::string written(const std::vector<std::string>& list) {
    return join(list, ", ");
}

template <class T>
Fact fact(const char* key, const T& value) {
    const auto text = written(value);
    return text.empty() ? Fact{key, {}} : Fact{key, {{{always, text}}}};
}

template <class T>
Fact fact(const char* key, const std::optional<T>& value) {
    return value ? fact(key, *value) : Fact{key, {}};
}

template <class T>
Fact fact(const char* key, const Dated<T>& value) {
    Fact result{key, {}};
    for (const auto& step : value.steps) result.value.steps.push_back({step.since, written(step.value)});
    return result;
}

}  // namespace

std::vector<Fact> facts(const Operator& who) {
    return {fact("name", who.name),         fact("legal_form", who.legal_form), fact("siren", who.siren),
            fact("language", who.language), fact("currency", who.currency),     fact("vat", who.vat)};
}

std::vector<Fact> facts(const Place& place) {
    return {fact("name", place.name),         fact("kinds", place.kinds),           fact("owner", place.owner),
            fact("host", place.host),         fact("address", place.address),       fact("commune", place.commune),
            fact("timezone", place.timezone), fact("surface_m2", place.surface_m2), fact("opened", place.opened),
            fact("hours", place.hours),       fact("holidays", place.holidays)};
}

std::vector<Fact> facts(const Resource& resource) {
    const auto& rules = resource.rules;
    return {fact("name", resource.name),
            fact("place", resource.place),
            fact("kind", resource.kind),
            fact("booked", resource.booked),
            fact("capacity", resource.seats),
            fact("surface_m2", resource.surface_m2),
            fact("composed_of", resource.composed_of),
            fact("requires", resource.requires_),
            fact("equipment", resource.equipment),
            fact("hours", rules.hours),
            fact("step", rules.step),
            fact("buffer", rules.buffer),
            fact("min_duration", rules.min_duration),
            fact("max_duration", rules.max_duration),
            fact("lead_time", rules.lead_time),
            fact("horizon", rules.horizon),
            fact("cancel_before", rules.cancel_before),
            fact("late_fee", rules.late_fee),
            fact("no_show_after", rules.no_show_after),
            fact("hold", rules.hold),
            fact("approval", rules.approval),
            fact("firm_within", rules.firm_within),
            fact("early_checkin", rules.early_checkin),
            fact("free_at_checkout", rules.free_at_checkout)};
}

}  // namespace tiers::catalogue
