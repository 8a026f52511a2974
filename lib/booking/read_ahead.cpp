#include "booking/read_ahead.h"

namespace tiers::booking {

namespace {

constexpr std::size_t lines_ahead = 1'000;

void read_line(const ImportTable::Line& text, ReadLine& line) {
    line.number = text.number;
    line.bad.reset();
    if (!text.reason.empty()) {
        line.bad = Bad{"bad_line", text.reason};
        return;
    }
    try {
        line.values.read(text.json);
        line.request = request_key::Request("book import", text.json);
    } catch (const Bad& bad) {
        line.bad = bad;
    }
}

}  // namespace

ReadAhead::ReadAhead(std::function<bool(ImportTable::Line&)> next)
    : next_(std::move(next)), here_(lines_ahead), ahead_(lines_ahead) {
    begin();
}

const ReadLine* ReadAhead::next() {
    if (at_ == count_) {
        count_ = reading_.get();
        at_ = 0;
        std::swap(here_, ahead_);
        if (count_ == 0) return nullptr;
        begin();
    }
    return &here_[at_++];
}

void ReadAhead::begin() {
    reading_ = std::async(std::launch::async, [this] { return read(ahead_); });
}

std::size_t ReadAhead::read(std::vector<ReadLine>& lines) {
    std::size_t count = 0;
    while (count < lines.size() && next_(text_)) read_line(text_, lines[count++]);
    return count;
}

}  // namespace tiers::booking
