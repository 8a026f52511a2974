#include "booking/import_rows.h"

#include <tiers/error.h>
#include <tiers/member.h>
#include <tiers/waiting.h>
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/read_ahead.h"
#include "base/text.h"
#include "booking/batch.h"
#include "booking/booking_store.h"
#include "booking/lapse.h"
#include "booking/open_days.h"
#include "booking/pricing.h"
#include "booking/read_line.h"
#include "booking/site.h"
#include "member/check.h"
#include "store/request_key.h"

namespace tiers::booking {

namespace {

using Line = ImportLine;
using Name = Line::Name;

/// In files a wall time that comes twice means the first; one that does not exist is no time.
Instant instant_of(const std::optional<TypedTime>& typed, const std::string& text, const Zone& zone) {
    try {
        return typed ? typed->in(zone) : parse_instant(text, zone);
    } catch (const BadInput& error) {
        if (error.code() != "repeated_time") throw Bad{msgid("bad_interval"), error.what()};
        const auto utc = parse_instant(text, Zone::utc());
        return zone.instant(WallTime(utc.time_since_epoch()));
    }
}

/// In one line: cells of a spreadsheet may have several.
std::string label_of(std::string label) {
    std::ranges::replace(label, '\r', ' ');
    std::ranges::replace(label, '\n', ' ');
    member::check_line("label", label);
    return label;
}

class RowImport {
public:
    /// As a batch of so many lines, or line by line.
    RowImport(Store& store, std::optional<std::int64_t> batch) : store_(store), keys_(store, batch.value_or(0)) {
        end_lapsed(store);
        if (batch) batch_.emplace(store, *batch);
    }

    Verdict take(const ReadLine& line) {
        Verdict verdict{line.number, {}, {}, {}};
        try {
            if (line.bad) throw *line.bad;
            const auto& op = line.values.text(Name::op);
            if (op == "cancel")
                cancel_row(line.values, verdict);
            else if (op.empty())
                book_row(line, verdict);
            else
                throw Bad{msgid("bad_line"), say("unknown op '{}': cancel, or none", op)};
        } catch (const Bad& bad) {
            verdict.verdict = bad.verdict;
            verdict.reason = bad.reason;
        } catch (const Error& error) {
            if (!about_the_request(error)) throw;
            verdict.verdict = error.exit() == Exit::conflict ? msgid("conflict") : msgid("bad_line");
            verdict.reason = error.what();
        }
        return verdict;
    }

    void finish() {
        for (auto* record : {&booked_, &cancelled_})
            if (!record->empty()) record->write(store_);
        if (batch_) batch_->finish();
        keys_.finish();
    }

private:
    void cancel_row(const Line& row, Verdict& verdict) {
        const auto& key = row.text(Name::key);
        for (const auto& booking : live_under(key)) {
            if (batch_)
                batch_->cancel(booking);
            else
                end(store_, booking.id, "cancelled");
            release_price(store_, booking.id);
            cancelled_.add(booking);
            if (!verdict.id) verdict.id = booking.id;
        }
        if (!verdict.id) throw Bad{msgid("unknown"), say("what the key '{}' booked has ended", key)};
        verdict.verdict = msgid("cancelled");
    }

    /// What a key booked (the occurrences of a series are many) and has not ended.
    std::vector<Booking> live_under(const std::string& key) {
        const auto ids = keys_.result(key);
        if (!ids) throw Bad{msgid("unknown"), say("no booking was made under the key '{}'", key)};
        if (batch_) batch_->settle();
        std::vector<Booking> live;
        for (const auto id : split(*ids, ' ')) {
            auto booking = get(store_, *whole_number(id));
            if (booking.ended.empty()) live.push_back(std::move(booking));
        }
        return live;
    }

    void book_row(const ReadLine& line, Verdict& verdict) {
        const auto& row = line.values;
        const auto& key = row.text(Name::key);
        if (!key.empty())
            if (const auto ids = keys_.known(key, line.request)) {
                verdict.verdict = msgid("duplicate");
                verdict.id = *whole_number(*ids);
                return;
            }
        const auto& where = site_of(row.text(Name::resource));
        const Span span{instant_of(line.start, row.text(Name::start), where.zone),
                        instant_of(line.end, row.text(Name::end), where.zone)};
        if (span.empty()) throw Bad{msgid("bad_interval"), tr("a booking ends after it starts")};
        const auto seats = booking::seats_of(row.number(Name::seats, 1));
        const auto member = member_of(row.text(Name::member), row.text(Name::member_name));
        const Claim claim{&where.resource, &where.place, &where.zone, span, seats, store_.now(), 0, false, member};
        check(where, claim);
        Booking booking;
        booking.resource = where.resource.row;
        booking.resource_id = where.resource.id;
        booking.member = member;
        booking.span = span;
        booking.wall_start = where.zone.wall(span.start);
        booking.zone = where.zone.name();
        booking.seats = claim.seats;
        booking.label = label_of(row.text(Name::label));
        booking.lapses = no_show_at(where, span, store_.now());
        const auto clear = claim.within().end;
        booking.id = batch_ ? batch_->insert(booking, clear) : insert(store_, booking, clear);
        if (!key.empty()) keys_.remember(key, line.request, std::to_string(booking.id));
        verdict.verdict = msgid("booked");
        verdict.id = booking.id;
        booked_.add(booking);
    }

    /// The first rule that says no, in the order verdicts are promised in.
    void check(const Site& where, const Claim& claim) {
        const auto hours = [&] { return open_.hold(where, claim.span) ? std::nullopt : check_hours(store_, claim); };
        const auto capacity = [&] { return batch_ ? batch_->check_capacity(claim) : check_capacity(store_, claim); };
        auto refusal = check_duration(store_, claim);
        if (!refusal) refusal = check_step(store_, claim);
        if (!refusal) refusal = check_resource(store_, claim);
        if (!refusal) refusal = hours();
        if (!refusal) refusal = check_certificate(store_, claim);
        if (!refusal) refusal = capacity();
        if (refusal) throw Bad{refusal->code == "retired" ? "closed" : refusal->code, refusal->reason};
    }

    const Site& site_of(const std::string& id) {
        const auto known = sites_.find(id);
        if (known != sites_.end()) return known->second;
        return sites_.emplace(id, site(store_, id)).first->second;
    }

    /// The ids of another database are those of other people here.
    member::Id member_of(const std::string& who, const std::string& name) {
        auto known = members_.find(who);
        if (known == members_.end()) {
            const auto found = member::find(store_, who);
            known = members_.try_emplace(who, found.id, found.name).first;
        }
        const auto& [id, here] = known->second;
        if (!name.empty() && folded(name) != folded(here))
            throw Bad{"bad_line", say("'{}' is '{}' here, and '{}' in the row", who, here, name)};
        return id;
    }

    Store& store_;
    request_key::Batch keys_;
    std::unordered_map<std::string, Site> sites_;
    std::unordered_map<std::string, std::pair<member::Id, std::string>> members_;  ///< with their names
    std::optional<Batch> batch_;
    OpenDays open_;
    Record booked_{"booked"}, cancelled_{"cancelled"};
};

bool content_with(const std::string& verdict) {
    return verdict == "booked" || verdict == "duplicate" || verdict == "cancelled";
}

/// Counts verdicts, and keeps the first that are refused.
void count(const Verdict& verdict, Imported& imported) {
    constexpr std::size_t most_told = 100;
    (content_with(verdict.verdict) ? imported.done : imported.refused) += 1;
    if (!content_with(verdict.verdict) && imported.bad.size() < most_told) imported.bad.push_back(verdict);
}

std::int64_t lines_of(const RowsFile& file) {
    return std::count(file.bytes.begin(), file.bytes.end(), '\n');
}

/// The next line of JSON lines that is not empty, taken off them.
bool next_line(std::string_view& jsonl, ImportTable::Line& line) {
    for (line.json.clear(); line.json.empty() && !jsonl.empty(); ++line.number) {
        const auto end = jsonl.find('\n');
        line.json = trim(jsonl.substr(0, end));
        jsonl.remove_prefix(end == jsonl.npos ? jsonl.size() : end + 1);
    }
    return !line.json.empty();
}

}  // namespace

Imported import_rows(Store& store, const RowsFile& file, const std::function<void(const Verdict&)>& tell) {
    constexpr std::int64_t lines_of_a_batch = 1'000;  // fewer are not worth reading all that is booked
    return import_rows(store, file, lines_of(file) >= lines_of_a_batch, tell);
}

Imported import_rows(Store& store, const RowsFile& file, bool as_batch,
                     const std::function<void(const Verdict&)>& tell) {
    std::optional<ImportTable> table;
    auto lines = json_lines(file.bytes, file.name);
    if (!lines) table.emplace(file.bytes, format::CsvSource{file.name, file.charset, 0});
    std::optional<RowImport> rows(std::in_place, store, as_batch ? std::optional(lines_of(file)) : std::nullopt);
    Imported imported;
    ImportTable::Line text;
    ReadAhead<ReadLine> ahead([&](ReadLine& line) {
        if (!(table ? table->next(text) : next_line(*lines, text))) return false;
        read_line(text, line);
        return true;
    });
    while (const auto* line = ahead.next()) {
        const auto verdict = rows->take(*line);
        count(verdict, imported);
        tell(verdict);
    }
    rows->finish();
    rows.reset();
    promote_waiting(store);
    return imported;
}

}  // namespace tiers::booking
