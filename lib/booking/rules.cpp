#include <tiers/certificate.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "booking/claim.h"
#include "catalogue/open_spans.h"
#include "catalogue/values.h"

namespace tiers::booking {

namespace {

using catalogue::duration_text;

std::string hours_told(const Store&, const Claim& claim) {
    const auto own = claim.resource->rules.hours.on(claim.day).value_or("");
    return say("opening hours '{}', holidays {}", own.empty() ? claim.place->hours.on(claim.day).value_or("") : own,
               claim.place->holidays);
}

/// What closes the place that day, or its hours.
std::string closed_by(const Store& store, const Claim& claim) {
    const auto& closures = claim.place->closures;
    const auto closure = std::find_if(closures.begin(), closures.end(), [&](const catalogue::Closure& one) {
        return one.first <= claim.day && claim.day <= one.last;
    });
    if (closure == closures.end()) return hours_told(store, claim);
    const auto days =
        closure->first == closure->last ? iso(closure->first) : iso(closure->first) + ".." + iso(closure->last);
    return closure->reason.empty() ? say("closure {}", days) : say("closure {}: {}", days, closure->reason);
}

std::string duration_told(const Store&, const Claim& claim) {
    const auto& rules = claim.resource->rules;
    const auto least = rules.min_duration.on(claim.day), most = rules.max_duration.on(claim.day);
    return say("lasts {}; at least {}, at most {}", duration_text(claim.span.end - claim.span.start),
               least ? duration_text(*least) : "–", most ? duration_text(*most) : "–");
}

std::string step_told(const Store&, const Claim& claim) {
    const auto step = claim.resource->rules.step.on(claim.day);
    return step && step->count() > 0 ? say("grid of {} from local midnight", duration_text(*step))
                                     : std::string(tr("any minute"));
}

std::string notice_told(const Store&, const Claim& claim) {
    const auto lead = claim.resource->rules.lead_time.on(claim.day);
    return lead && lead->count() > 0 ? say("to be booked {} before", duration_text(*lead))
                                     : std::string(tr("no lead time"));
}

std::string horizon_told(const Store&, const Claim& claim) {
    const auto horizon = claim.resource->rules.horizon.on(claim.day);
    return horizon ? say("may end within {} days", horizon->count()) : std::string(tr("no horizon"));
}

std::string certificate_told(const Store&, const Claim& claim) {
    const auto& wanted = claim.resource->requires_;
    return wanted.empty() ? std::string(tr("none wanted")) : say("the member holds {}", join(wanted, ", "));
}

std::string capacity_told(const Store&, const Claim& claim) {
    const auto units = claim.resource->whole() ? 1 : claim.resource->seats.on(claim.day).value_or(0);
    return claim.resource->whole()
               ? say("booked as a whole, buffer {}", duration_text(claim.buffer()))
               : say("{} of {} seats wanted, buffer {}", claim.seats, units, duration_text(claim.buffer()));
}

std::string approval_told(const Store&, const Claim&) {
    return tr("none needed");
}

std::string resource_told(const Store&, const Claim& claim) {
    return say("'{}' of {}", claim.resource->id, claim.place->id);
}

/// A limit of whole days is nominal: from 23:00 to 23:00 is one day, also when the clock changes.
Seconds measured(const Claim& claim, Seconds limit) {
    if (limit % one_day == Seconds(0)) return claim.zone->wall(claim.span.end) - claim.zone->wall(claim.span.start);
    return claim.span.end - claim.span.start;
}

bool spared(const Rule& rule, const Claim& claim) {
    if (!claim.imported) return false;
    return rule.spares == Spares::imports || (rule.spares == Spares::past_imports && claim.past());
}

}  // namespace

std::optional<Refusal> check_resource(const Store&, const Claim& claim) {
    if (claim.resource->retired && *claim.resource->retired < claim.span.end)
        return Refusal{msgid("retired"),
                       say("it is no longer offered since {}", iso(claim.zone->day(*claim.resource->retired))),
                       {}};
    if (claim.place->opened && claim.day < *claim.place->opened && !claim.imported)
        return Refusal{msgid("closed"), say("{} opened on {}", claim.place->name, iso(*claim.place->opened)), {}};
    return std::nullopt;
}

std::optional<Refusal> check_hours(const Store& store, const Claim& claim) {
    const auto open = catalogue::open_spans(*claim.place, *claim.resource, claim.span);
    if (open.size() == 1 && open.front() == claim.span) return std::nullopt;
    if (open.empty())
        return Refusal{msgid("closed"), say("closed then ({})", closed_by(store, claim)),
                       say("tiers book free {}", claim.resource->id)};
    const auto clock = [&](Instant at) { return iso(claim.zone->wall(at)).substr(11, 5); };
    return Refusal{msgid("closed"),
                   say("open only {}-{} of that time", clock(open.front().start), clock(open.front().end)),
                   say("tiers book free {}", claim.resource->id)};
}

std::optional<Refusal> check_duration(const Store&, const Claim& claim) {
    const auto& rules = claim.resource->rules;
    const auto least = rules.min_duration.on(claim.day), most = rules.max_duration.on(claim.day);
    if (least && measured(claim, *least) < *least)
        return Refusal{msgid("too_short"), say("shorter than {}", duration_text(*least)), {}};
    if (most && measured(claim, *most) > *most)
        return Refusal{msgid("too_long"), say("longer than {}", duration_text(*most)), {}};
    return std::nullopt;
}

std::optional<Refusal> check_step(const Store&, const Claim& claim) {
    const auto step = claim.resource->rules.step.on(claim.day);
    if (!step || step->count() == 0) return std::nullopt;
    const auto off = [&](Instant at) {
        const auto wall = claim.zone->wall(at);
        return (wall - WallTime(std::chrono::floor<std::chrono::days>(wall))) % *step != Seconds(0);
    };
    if (!off(claim.span.start) && !off(claim.span.end)) return std::nullopt;
    return Refusal{msgid("off_grid"), say("bookings start and end every {} from midnight", duration_text(*step)), {}};
}

std::optional<Refusal> check_notice(const Store&, const Claim& claim) {
    const auto lead = claim.resource->rules.lead_time.on(claim.day);
    if (!lead || lead->count() == 0 || claim.span.start - claim.now >= *lead) return std::nullopt;
    return Refusal{msgid("too_soon"), say("to be booked at least {} before", duration_text(*lead)), {}};
}

/// Measured to the end, so that a long booking gains nothing.
std::optional<Refusal> check_horizon(const Store&, const Claim& claim) {
    const auto horizon = claim.resource->rules.horizon.on(claim.day);
    if (!horizon || claim.zone->day(claim.span.end - Seconds(1)) <= claim.zone->day(claim.now) + *horizon)
        return std::nullopt;
    return Refusal{
        msgid("too_far"),
        say("bookings may end within {} days, until {}", horizon->count(), iso(claim.zone->day(claim.now) + *horizon)),
        {}};
}

std::optional<Refusal> check_certificate(const Store& store, const Claim& claim) {
    if (claim.resource->requires_.empty() || claim.member == 0) return std::nullopt;
    const auto missing = member::missing_certificates(store, claim.member, claim.resource->requires_, claim.day,
                                                      claim.zone->day(claim.span.end - Seconds(1)));
    if (missing.empty()) return std::nullopt;
    return Refusal{msgid("not_certified"), say("the member does not hold {} then", join(missing, ", ")),
                   say("tiers member certify {} {}", missing.front(), claim.member)};
}

/// What is put down afterwards has happened, with approval or without.
std::optional<Refusal> check_approval(const Store&, const Claim& claim) {
    if (!claim.resource->rules.approval.value_or(false) || claim.past()) return std::nullopt;
    return Refusal{msgid("pending"), tr("waits for the operator's approval"), {}};
}

const std::vector<Rule>& rules() {
    static const std::vector<Rule> chain = {
        {"resource", Spares::nothing, check_resource, resource_told},
        {"hours", Spares::past_imports, check_hours, hours_told},
        {"duration", Spares::imports, check_duration, duration_told},
        {"step", Spares::imports, check_step, step_told},
        {"notice", Spares::imports, check_notice, notice_told},
        {"horizon", Spares::imports, check_horizon, horizon_told},
        {"certificate", Spares::imports, check_certificate, certificate_told},
        {"quota", Spares::imports, check_quota, quota_told},
        {"capacity", Spares::nothing, check_capacity, capacity_told},
        {"approval", Spares::imports, check_approval, approval_told, true},
    };
    return chain;
}

std::vector<std::string> rule_names() {
    std::vector<std::string> names;
    for (const auto& rule : rules())
        if (std::string_view(rule.name) != "resource" && std::string_view(rule.name) != "capacity")
            names.emplace_back(rule.name);
    return names;
}

Checked check(const Store& store, const Claim& claim, const std::vector<std::string>& overrides) {
    for (const auto& name : overrides) {
        const auto names = rule_names();
        if (std::find(names.begin(), names.end(), name) == names.end())
            throw BadInput("unknown_rule", say("no rule '{}' that can be set aside", name),
                           say("one of {}", join(names, ", ")));
    }
    Checked checked;
    for (const auto& rule : rules()) {
        if (spared(rule, claim)) continue;
        const auto refusal = rule.check(store, claim);
        const auto aside = std::find(overrides.begin(), overrides.end(), rule.name) != overrides.end();
        if (claim.explained)
            checked.steps.push_back(
                {rule.name, !refusal || rule.waits, refusal ? refusal->reason : rule.tell(store, claim)});
        if (!refusal) continue;
        if (aside) {
            checked.overridden += (checked.overridden.empty() ? "" : " ") + std::string(rule.name);
            continue;
        }
        if (rule.waits) {
            checked.waits = true;
            continue;
        }
        checked.refusal = refusal;
        break;
    }
    return checked;
}

void refuse(const Claim& claim, const Refusal& refusal) {
    const auto message = say("cannot book '{}': {}", claim.resource->name, refusal.reason);
    if (refusal.conflict) throw Conflict(refusal.code, message, refusal.hint);
    throw Refused(refusal.code, message, refusal.hint);
}

}  // namespace tiers::booking
