#include "booking/read_line.h"

namespace tiers::booking {

namespace {

/// What is wrong with it is told when the line is booked.
std::optional<TypedTime> time_of(const ImportLine& values, ImportLine::Name name) {
    try {
        return typed_time(values.text(name));
    } catch (const Bad&) {
        return std::nullopt;
    }
}

}  // namespace

void read_line(const ImportTable::Line& text, ReadLine& line) {
    line.number = text.number;
    line.bad.reset();
    if (!text.reason.empty()) {
        line.bad = Bad{"bad_line", text.reason};
        return;
    }
    try {
        line.values.read(text.json);
        line.start = time_of(line.values, ImportLine::Name::start);
        line.end = time_of(line.values, ImportLine::Name::end);
        line.request = request_key::Request("book import", text.json);
    } catch (const Bad& bad) {
        line.bad = bad;
    }
}

}  // namespace tiers::booking
