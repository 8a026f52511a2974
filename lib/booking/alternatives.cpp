#include <tiers/find_free.h>
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "booking/finding.h"

namespace tiers::booking {

namespace {

/// How far before and after another time is looked for.
constexpr std::chrono::days far(14);

/// Of those that are free, so many are held against the rules: what refuses a hundred refuses somebody everywhere.
constexpr std::size_t most_tried = 100;

/// Looks near a search that found nothing.
class Nearby {
public:
    Nearby(const Store& store, const Search& search) : store_(store), search_(search) {}

    std::vector<Alternative> run() {
        add_times();
        if (!search_.hours.empty()) add_first(msgid("hours"), changed([](Search& s) { s.hours.clear(); }));
        if (search_.together) return std::move(all_);
        add_resource();
        if (!search_.what.place.empty() && all_any())
            add_first(msgid("place"), changed([](Search& s) { s.what.place.clear(); }));
        if (!search_.what.equipment.empty())
            add_first(msgid("equipment"), changed([](Search& s) { s.what.equipment.clear(); }));
        add_seats();
        return std::move(all_);
    }

private:
    template <class Change>
    Search changed(Change change) const {
        auto search = search_;
        change(search);
        return search;
    }

    /// Whether every rule lets it pass, for so many people.
    bool passes(const Found& found, int people) const {
        for (const auto id : split(found.resource, '+')) {
            const auto where = site(store_, id);
            const Claim asked{&where.resource,
                              &where.place,
                              &where.zone,
                              found.span,
                              seats_for(where.resource, people),
                              store_.now(),
                              0,
                              false,
                              search_.member};
            if (check(store_, asked, {}).refusal) return false;
        }
        return true;
    }

    /// The first of some that passes, at the beginning of its window.
    void add_first(const char* differs, const std::vector<Found>& found, int people) {
        for (std::size_t i = 0; i < std::min(found.size(), most_tried); ++i) {
            auto one = found[i];
            one.span.end = one.span.start + search_.duration;
            if (passes(one, std::min(people, one.holds))) return all_.push_back({differs, std::move(one)});
        }
    }
    void add_first(const char* differs, const Search& search) {
        add_first(differs, find_free(store_, search), search.what.seats);
    }

    bool all_any() const { return std::all_of(search_.what.resources.begin(), search_.what.resources.end(), asks_any); }

    /// What lies before, and what lies after, the nearest first; the slot in each window that is nearest.
    void add_times() {
        const auto around = [&](const Zone& zone) {
            const auto within = search_.within(zone);
            return Span{within.start - far, within.end + far};
        };
        std::vector<Found> earlier, later;
        std::optional<Site> last;
        for (const auto& window : find_free(store_, changed([&](Search& s) { s.within = around; }))) {
            const auto id = split(window.resource, '+').front();
            if (!last || last->resource.id != id) last = site(store_, id);
            const auto& where = *last;
            const auto asked = search_.within(window.zone);
            const auto from_end = window.span.end - search_.duration;
            const auto last_start = asked.end - search_.duration;
            const auto before = slot(window, grid_before(where, std::min(from_end, asked.start)));
            const auto after = slot(window, grid_after(where, std::max(window.span.start, last_start)));
            if (before && before->span.start < asked.start) earlier.push_back(*before);
            if (after && after->span.start > last_start) later.push_back(*after);
        }
        std::stable_sort(earlier.begin(), earlier.end(),
                         [](const Found& one, const Found& other) { return one.span.start > other.span.start; });
        std::stable_sort(later.begin(), later.end(),
                         [](const Found& one, const Found& other) { return one.span.start < other.span.start; });
        add_first(msgid("earlier"), earlier, search_.what.seats);
        add_first(msgid("later"), later, search_.what.seats);
    }

    /// As long as asked from an instant on, where that lies in a window.
    std::optional<Found> slot(Found window, Instant start) const {
        const Span span{start, start + search_.duration};
        if (span.start < window.span.start || span.end > window.span.end) return std::nullopt;
        window.span = span;
        return window;
    }

    /// Another of the kinds of those that are named.
    void add_resource() {
        std::vector<std::string> kinds, named;
        for (const auto& word : search_.what.resources) {
            if (asks_any(word)) continue;
            named.push_back(word);
            kinds.push_back("any:" + catalogue::find_resource(store_, word).kind);
        }
        if (named.empty()) return;
        auto found = find_free(store_, changed([&](Search& s) { s.what.resources = kinds; }));
        std::erase_if(found, [&](const Found& one) {
            return std::find(named.begin(), named.end(), one.resource) != named.end();
        });
        add_first(msgid("resource"), found, search_.what.seats);
    }

    /// What has the most seats of those that have too few.
    void add_seats() {
        if (search_.what.seats == 1) return;
        auto found = find_free(store_, changed([](Search& s) { s.what.seats = 1; }));
        std::erase_if(found, [&](const Found& one) { return one.holds >= search_.what.seats; });
        std::stable_sort(found.begin(), found.end(),
                         [](const Found& one, const Found& other) { return one.holds > other.holds; });
        add_first(msgid("seats"), found, search_.what.seats);
    }

    const Store& store_;
    const Search& search_;
    std::vector<Alternative> all_;
};

}  // namespace

std::vector<Alternative> alternatives(const Store& store, const Search& search) {
    return Nearby(store, search).run();
}

}  // namespace tiers::booking
