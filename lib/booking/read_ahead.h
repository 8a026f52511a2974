#pragma once

#include <functional>
#include <future>
#include <optional>
#include <vector>

#include "booking/import_line.h"
#include "booking/import_table.h"
#include "store/request_key.h"

namespace tiers::booking {

/// A line of a file of bookings that was read.
struct ReadLine {
    std::int64_t number = 0;
    ImportLine values;
    request_key::Request request;  ///< the whole line, as it stands
    std::optional<Bad> bad;        ///< why it cannot be read
};

/// Gives the lines of a file in their order, while another thread reads those that follow: a fifth of an import's time.
class ReadAhead {
public:
    /// `next` gives the text of the next line, false at the end; the other thread calls it.
    explicit ReadAhead(std::function<bool(ImportTable::Line&)> next);

    /// Null at the end. What it points to stays until the next call. Throws what `next` threw.
    const ReadLine* next();

private:
    void begin();
    std::size_t read(std::vector<ReadLine>& lines);

    std::function<bool(ImportTable::Line&)> next_;
    ImportTable::Line text_;
    std::vector<ReadLine> here_, ahead_;
    std::size_t count_ = 0, at_ = 0;
    std::future<std::size_t> reading_;  ///< how many lines lie ahead; last, as its end waits for the thread
};

}  // namespace tiers::booking
