#include <tiers/error.h>
#include <tiers/member.h>
#include <map>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "booking/booking_store.h"
#include "booking/site.h"
#include "store/request_key.h"

namespace tiers::booking {

namespace {

using Json = nlohmann::json;

constexpr std::string_view key_verb = "book import";

/// A row that cannot be booked, with its verdict.
struct Bad {
    std::string verdict, reason;
};

std::string text_of(const Json& row, const char* name) {
    const auto found = row.find(name);
    if (found == row.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    if (found->is_number_integer()) return std::to_string(found->get<std::int64_t>());
    throw Bad{"bad_line", say("'{}' is not text", name)};
}

/// In files a wall time that comes twice means the first; one that does not exist is no time.
Instant instant_of(const Json& row, const char* name, const Zone& zone) {
    const auto text = text_of(row, name);
    try {
        return parse_instant(text, zone);
    } catch (const BadInput& error) {
        if (error.code() != "repeated_time") throw Bad{"bad_interval", error.what()};
        const auto utc = parse_instant(text, Zone::utc());
        return zone.instant(WallTime(utc.time_since_epoch()));
    }
}

int seats_in(const Json& row) {
    const auto found = row.find("seats");
    if (found == row.end()) return 1;
    return booking::seats_of(found->is_number_integer() ? found->get<std::int64_t>() : 0);
}

class RowImport {
public:
    explicit RowImport(Store& store) : store_(store) {}

    Verdict take(std::string_view line, std::int64_t number) {
        Verdict verdict{number, {}, {}, {}};
        try {
            const auto row = Json::parse(line, nullptr, false);
            if (!row.is_object()) throw Bad{"bad_line", tr("not a JSON object")};
            const auto op = text_of(row, "op");
            if (op == "cancel")
                cancel_row(row, verdict);
            else if (op.empty())
                book_row(row, std::string(line), verdict);
            else
                throw Bad{"bad_line", say("unknown op '{}': cancel, or none", op)};
        } catch (const Bad& bad) {
            verdict.verdict = bad.verdict;
            verdict.reason = bad.reason;
        } catch (const Error& error) {
            if (!about_the_request(error)) throw;
            verdict.verdict = error.exit() == Exit::conflict ? "conflict" : "bad_line";
            verdict.reason = error.what();
        }
        return verdict;
    }

    const std::vector<Booking>& booked() const { return booked_; }
    const std::vector<Booking>& cancelled() const { return cancelled_; }

private:
    void cancel_row(const Json& row, Verdict& verdict) {
        const auto key = text_of(row, "key");
        for (const auto& booking : live_under(key)) {
            end(store_, booking.id, "cancelled");
            cancelled_.push_back(booking);
            if (!verdict.id) verdict.id = booking.id;
        }
        if (!verdict.id) throw Bad{"unknown", say("what the key '{}' booked has ended", key)};
        verdict.verdict = "cancelled";
    }

    /// What a key booked (the occurrences of a series are many) and has not ended.
    std::vector<Booking> live_under(const std::string& key) {
        const auto ids = request_key::result(store_, key);
        if (!ids) throw Bad{"unknown", say("no booking was made under the key '{}'", key)};
        std::vector<Booking> live;
        for (const auto id : split(*ids, ' ')) {
            auto booking = get(store_, *whole_number(id));
            if (booking.ended.empty()) live.push_back(std::move(booking));
        }
        return live;
    }

    void book_row(const Json& row, const std::string& line, Verdict& verdict) {
        const auto key = text_of(row, "key");
        if (!key.empty())
            if (const auto ids = request_key::known(store_, key, key_verb, line)) {
                verdict.verdict = "duplicate";
                verdict.id = *whole_number(*ids);
                return;
            }
        const auto& where = site_of(text_of(row, "resource"));
        const Span span{instant_of(row, "start", where.zone), instant_of(row, "end", where.zone)};
        if (span.empty()) throw Bad{"bad_interval", tr("a booking ends after it starts")};
        const auto seats = seats_in(row);
        const auto member = member_of(text_of(row, "member"));
        const Claim claim{&where.resource, &where.place, &where.zone, span, seats, store_.now()};
        for (const auto check : {check_duration, check_step, check_resource, check_hours, check_capacity})
            if (const auto refusal = check(store_, claim))
                throw Bad{refusal->code == "retired" ? "closed" : refusal->code, refusal->reason};
        Booking booking;
        booking.resource = where.resource.row;
        booking.resource_id = where.resource.id;
        booking.member = member;
        booking.span = span;
        booking.wall_start = where.zone.wall(span.start);
        booking.zone = where.zone.name();
        booking.seats = claim.seats;
        booking.label = text_of(row, "label");
        booking.id = insert(store_, booking, span.end + claim.buffer());
        if (!key.empty()) request_key::remember(store_, key, key_verb, line, std::to_string(booking.id));
        verdict.verdict = "booked";
        verdict.id = booking.id;
        booked_.push_back(std::move(booking));
    }

    const Site& site_of(const std::string& id) {
        const auto known = sites_.find(id);
        if (known != sites_.end()) return known->second;
        return sites_.emplace(id, site(store_, id)).first->second;
    }

    member::Id member_of(const std::string& who) {
        const auto known = members_.find(who);
        if (known != members_.end()) return known->second;
        return members_[who] = member::find(store_, who).id;
    }

    Store& store_;
    std::map<std::string, Site> sites_;
    std::map<std::string, member::Id> members_;
    std::vector<Booking> booked_, cancelled_;
};

bool content_with(const std::string& verdict) {
    return verdict == "booked" || verdict == "duplicate" || verdict == "cancelled";
}

}  // namespace

Imported import_rows(Store& store, std::string_view jsonl, const std::function<void(const Verdict&)>& tell) {
    constexpr std::size_t most_told = 100;
    Imported imported;
    RowImport rows(store);
    std::int64_t number = 0;
    while (!jsonl.empty()) {
        const auto end = jsonl.find('\n');
        const auto line = trim(jsonl.substr(0, end));
        jsonl.remove_prefix(end == jsonl.npos ? jsonl.size() : end + 1);
        ++number;
        if (line.empty()) continue;
        const auto verdict = rows.take(line, number);
        (content_with(verdict.verdict) ? imported.done : imported.refused) += 1;
        if (!content_with(verdict.verdict) && imported.bad.size() < most_told) imported.bad.push_back(verdict);
        tell(verdict);
    }
    if (!rows.booked().empty()) record(store, "booked", rows.booked());
    if (!rows.cancelled().empty()) record(store, "cancelled", rows.cancelled());
    return imported;
}

}  // namespace tiers::booking
