#include "booking/change_line.h"

#include <tiers/limits.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.h"

namespace tiers::booking {

namespace {

using catalogue::Node;
using catalogue::NotToml;
using catalogue::Position;

/// Reads bytes and keeps how many were read.
class CountedBytes {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountedBytes(const char* at, int& count) : at_(at), count_(&count) {}
    const char& operator*() const { return *at_; }
    CountedBytes& operator++() {
        ++at_;
        ++*count_;
        return *this;
    }
    bool operator==(const CountedBytes& other) const { return at_ == other.at_; }
    bool operator!=(const CountedBytes& other) const { return at_ != other.at_; }

private:
    const char* at_;
    int* count_;
};

/// Makes the table that a parser tells, without a tree in between.
struct ChangeLineReader {
    int line = 1;
    int read = 0;  ///< bytes so far
    Node::Table members = {};
    bool object = false, list = false;
    Position at = {};

    [[noreturn]] static void refuse(Position at, const std::string& why) { throw NotToml({at, why}); }
    bool put(decltype(Node::value) value) {
        if (!object) refuse({line, 1}, tr("not a JSON object"));
        if (list)
            std::get<Node::Array>(members.back().node.value).push_back({at, std::move(value)});
        else
            members.back().node = {at, std::move(value)};
        return true;
    }

    bool key(const std::string& name) {
        at = {line, std::max(1, read - static_cast<int>(name.size()) - 1)};
        for (const auto& member : members)
            if (member.name == name) refuse(at, say("'{}' stands twice", name));
        members.push_back({name, at, {at, false}});
        return true;
    }
    bool null() {
        if (!object || list) refuse({line, 1}, tr("not a JSON object"));
        members.pop_back();
        return true;
    }
    bool boolean(bool flag) { return put(flag); }
    bool number_integer(std::int64_t number) { return put(number); }
    bool number_unsigned(std::uint64_t number) {
        return std::in_range<std::int64_t>(number) ? put(static_cast<std::int64_t>(number))
                                                   : put(static_cast<double>(number));
    }
    bool number_float(double number, const std::string&) { return put(number); }
    bool string(std::string& text) { return put(std::move(text)); }
    bool binary(const nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) {
        if (object) refuse(at, tr("no object stands here"));
        return object = true;
    }
    bool end_object() { return true; }
    bool start_array(std::size_t) {
        if (list) refuse(at, tr("no list stands here"));
        put(Node::Array());
        return list = true;
    }
    bool end_array() {
        list = false;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) const {
        refuse({line, std::max(1, read)}, tr("not a JSON object"));
    }
};

}  // namespace

Node read_change_line(std::string_view line, int number) {
    if (line.size() > limits::line_bytes) throw NotToml({{number, 1}, tr("longer than 1 MiB")});
    ChangeLineReader reader;
    reader.line = number;
    nlohmann::json::sax_parse(CountedBytes(line.data(), reader.read),
                              CountedBytes(line.data() + line.size(), reader.read), &reader);
    return {{number, 1}, std::move(reader.members)};
}

}  // namespace tiers::booking
