#include "booking/read_line.h"

namespace tiers::booking {

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

}  // namespace tiers::booking
