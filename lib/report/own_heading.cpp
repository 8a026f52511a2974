#include "report/own_heading.h"

#include <optional>

#include "base/text.h"

namespace tiers::report {

namespace {

/// What a query can give; the other kinds are the program's own.
constexpr Kind kinds[] = {Kind::text,    Kind::code,  Kind::count, Kind::number, Kind::hours,
                          Kind::minutes, Kind::money, Kind::ratio, Kind::day,    Kind::flag};

std::optional<Kind> kind_called(std::string_view word) {
    for (const auto kind : kinds)
        if (word == name_of(kind)) return kind;
    return std::nullopt;
}

/// Up to the first blank, and what stands behind it.
std::pair<std::string_view, std::string_view> first_word(std::string_view text) {
    const auto end = text.find(' ');
    return {text.substr(0, end), end == text.npos ? std::string_view() : trim(text.substr(end))};
}

/// "NAME: KIND HEADING"; anything else is a note.
bool take_column(std::string_view line, OwnHeading& heading) {
    const auto [name, rest] = first_word(line);
    const auto [word, title] = first_word(rest);
    const auto kind = kind_called(word);
    if (!name.ends_with(':') || !kind) return false;
    const std::string column(name.substr(0, name.size() - 1));
    heading.columns[column] = {*kind, title.empty() ? column : std::string(title)};
    return true;
}

}  // namespace

OwnHeading own_heading(const OwnReport& own) {
    OwnHeading heading;
    for (auto line : split(own.text, '\n')) {
        line = trim(line);
        if (!line.starts_with("--")) break;
        line = trim(line.substr(2));
        if (line.empty()) continue;
        if (heading.title.empty())
            heading.title = line;
        else if (!take_column(line, heading))
            heading.notes.emplace_back(line);
    }
    if (heading.title.empty()) heading.title = own.name;
    return heading;
}

std::string title_of(const OwnReport& own) {
    return own_heading(own).title;
}

}  // namespace tiers::report
