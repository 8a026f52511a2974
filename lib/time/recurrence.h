#pragma once

#include <tiers/time.h>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers {

/// A recurrence rule of RFC 5545 3.3.10, expanded on floating time: zones are applied last.
class Recurrence {
public:
    /// Throws BadInput for what the RFC does not allow.
    static Recurrence parse(std::string_view rrule);

    /// Instances from `start` on, in order, until `take` says false, `before` is reached, the rule ends, or 1,000 years
    /// have passed. Throws BadInput for a rule that would take two million steps. `start` itself is an instance only
    /// where the rule gives it.
    void each(WallTime start, const std::function<bool(WallTime)>& take, std::optional<WallTime> before = {}) const;
    /// At most `limit` of them, before `before` when it is there.
    std::vector<WallTime> expand(WallTime start, std::size_t limit, std::optional<WallTime> before = {}) const;

    /// The rule in words of the RFC: what parse() reads as the same.
    std::string text() const;
    bool endless() const;    ///< neither COUNT nor UNTIL
    bool sub_daily() const;  ///< FREQ below DAILY
    /// The rule as it reads in a zone: an UNTIL in UTC becomes the wall time it is there.
    Recurrence in(const Zone& zone) const;

    struct Parts;
    explicit Recurrence(Parts parts);
    const Parts& parts() const { return *parts_; }

private:
    std::shared_ptr<const Parts> parts_;
};

}  // namespace tiers
