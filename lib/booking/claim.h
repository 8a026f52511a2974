#pragma once

#include <tiers/booking.h>
#include <optional>
#include <string>
#include <vector>

namespace tiers::booking {

/// What a booking asks of a resource, with what the rules look at.
struct Claim {
    const catalogue::Resource* resource = nullptr;
    const catalogue::Place* place = nullptr;
    const Zone* zone = nullptr;
    Span span;
    int seats = 1;
    Instant now{};
    Id itself = 0;  ///< the booking being moved, which does not stand in its own way
    bool imported = false;
    std::int64_t member = 0;  ///< none where only a time is looked for
    Day day = zone->day(span.start);
    bool explained = false;  ///< whether rules tell what they found

    bool past() const { return span.start < now; }
    /// The buffer in force on its day.
    Seconds buffer() const { return resource->rules.buffer.on(day).value_or(Seconds(0)); }
    /// What it takes its seats over.
    Span within() const { return {span.start, span.end + buffer()}; }
};

/// Why a rule says no.
struct Refusal {
    std::string code;    ///< closed, too_short, too_long, off_grid, too_soon, too_far, not_certified, over_quota,
                         ///< conflict, retired (stable)
    std::string reason;  ///< completes "cannot book 'Atelier': ..."
    std::string hint;
    bool conflict = false;
};

/// What a rule lets pass of what files of others bring: they tell what was agreed elsewhere, and of the past what
/// happened.
enum class Spares { nothing, past_imports, imports };

/// One rule of the chain: nothing when it is content.
struct Rule {
    const char* name;
    Spares spares;
    std::optional<Refusal> (*check)(const Store&, const Claim&);
    std::string (*tell)(const Store&, const Claim&);  ///< what was looked at, for --explain
    bool waits = false;                               ///< what it says no to is not refused, but waits for somebody
};

/// The chain, in the order of DESIGN 6: resource, hours, duration, step, notice, horizon, certificate,
/// quota, capacity, approval.
const std::vector<Rule>& rules();

std::optional<Refusal> check_resource(const Store& store, const Claim& claim);
std::optional<Refusal> check_hours(const Store& store, const Claim& claim);
std::optional<Refusal> check_duration(const Store& store, const Claim& claim);
std::optional<Refusal> check_step(const Store& store, const Claim& claim);
std::optional<Refusal> check_notice(const Store& store, const Claim& claim);
std::optional<Refusal> check_horizon(const Store& store, const Claim& claim);
std::optional<Refusal> check_certificate(const Store& store, const Claim& claim);
std::optional<Refusal> check_quota(const Store& store, const Claim& claim);
std::optional<Refusal> check_capacity(const Store& store, const Claim& claim);
std::optional<Refusal> check_approval(const Store& store, const Claim& claim);

/// What quotas have counted, with the claim.
std::string quota_told(const Store& store, const Claim& claim);

struct Checked {
    std::vector<Step> steps;         ///< of a claim that is explained
    std::optional<Refusal> refusal;  ///< of the first rule that says no
    std::string overridden;          ///< rules that said no and were set aside, blank-separated
    bool waits = false;              ///< for approval
};
Checked check(const Store& store, const Claim& claim, const std::vector<std::string>& overrides);

/// Throws the refusal as Conflict or Refused.
[[noreturn]] void refuse(const Claim& claim, const Refusal& refusal);

}  // namespace tiers::booking
