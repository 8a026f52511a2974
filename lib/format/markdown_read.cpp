#include <tiers/error.h>
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "format/marked_text.h"
#include "format/outline.h"

namespace tiers::outline {

namespace {

/// Ranks of what may hold others: headings by their level, then list items by their indent.
constexpr std::size_t list_rank = 100;

/// A topic as it is read: its paragraphs follow.
struct Held {
    Topic topic;
    std::size_t depth, rank, line;
};

std::string plain(std::string_view text) {
    return format::unmarked(text, {.entities = "&", .backslash = true});
}

/// Columns before the first mark; a tab goes to the next fourth one.
std::size_t indent_of(std::string_view line) {
    std::size_t columns = 0;
    for (const auto c : line) {
        if (c != ' ' && c != '\t') break;
        columns = c == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
    }
    return columns;
}

/// The level of "## Heading", 0 for another line.
std::size_t heading_level(std::string_view line) {
    const auto level = std::min(line.find_first_not_of('#'), line.size());
    return level <= 6 && (level == line.size() || line[level] == ' ' || line[level] == '\t') ? level : 0;
}

/// How long "- ", "* ", "+ ", "1. " or "1) " is, 0 for another line.
std::size_t bullet_length(std::string_view line) {
    const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits > 9 || digits >= line.size()) return 0;
    const auto marks = digits == 0 ? std::string_view("-*+") : std::string_view(".)");
    if (marks.find(line[digits]) == marks.npos) return 0;
    return digits + 1 == line.size() || line[digits + 1] == ' ' || line[digits + 1] == '\t' ? digits + 1 : 0;
}

/// "---", "* * *", "==="
bool is_rule(std::string_view line) {
    const auto count = std::ranges::count(line, line.front());
    return std::string_view("-*_=").find(line.front()) != std::string_view::npos && count >= 3 &&
           line.find_first_not_of(std::string{line.front(), ' '}) == line.npos;
}

bool is_fence(std::string_view line) {
    return line.starts_with("```") || line.starts_with("~~~");
}

/// "# Heading ##" is "Heading": but for marks that are escaped.
std::string_view without_closing_marks(std::string_view text) {
    const auto end = text.find_last_not_of('#') + 1;
    return end == 0 || text[end - 1] == ' ' || text[end - 1] == '\t' ? trim(text.substr(0, end)) : text;
}

/// Where the words of a link end: at the first "](" whose bracket is not escaped.
std::size_t end_of_words(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); i += text[i] == '\\' ? 2 : 1)
        if (text.substr(i).starts_with("](")) return i;
    return text.npos;
}

/// A text that is a link as a whole, [words](link) or [words](<link>), with the link.
Topic topic_of(std::string_view text) {
    const auto end = end_of_words(text);
    if (!text.starts_with('[') || !text.ends_with(')') || end == text.npos) return {.text = plain(text)};
    auto link = text.substr(end + 2, text.size() - end - 3);
    const auto enclosed = link.size() > 1 && link.starts_with('<') && link.ends_with('>');
    if (enclosed) link = link.substr(1, link.size() - 2);
    if (link.find_first_of(" <>") != link.npos || (!enclosed && link.find("](") != link.npos))
        return {.text = plain(text)};
    return {.text = plain(text.substr(1, end - 1)), .link = std::string(link)};
}

class MarkdownReader {
public:
    void line(std::string_view text);
    Topic take();

private:
    void hold(std::size_t rank, std::string_view text);
    void paragraph(std::string_view text, std::size_t indent);
    std::optional<std::size_t> holder(std::size_t indent) const;

    std::vector<Held> held_;
    std::vector<std::size_t> open_;    ///< places in held_: those that what follows may stand under
    std::size_t line_ = 0, over_ = 0;  ///< place in held_ of what the line before belongs to
    bool in_text_ = false;             ///< that line is the text of a list item
    bool in_paragraph_ = false;        ///< or a paragraph that this one goes on
    bool in_fence_ = false;
};

void MarkdownReader::line(std::string_view text) {
    ++line_;
    const auto indent = indent_of(text);
    text = trim(text);
    if (is_fence(text)) {
        in_fence_ = !in_fence_;
        in_text_ = in_paragraph_ = false;
    } else if (text.empty() || (!in_fence_ && is_rule(text))) {
        in_text_ = in_paragraph_ = false;
    } else if (in_fence_) {
        paragraph(text, indent);
        in_paragraph_ = false;
    } else if (const auto level = indent == 0 ? heading_level(text) : 0; level > 0) {
        hold(level, without_closing_marks(trim(text.substr(level))));
        in_text_ = false;
    } else if (const auto bullet = bullet_length(text); bullet > 0) {
        hold(list_rank + indent, trim(text.substr(bullet)));
        in_text_ = true;
    } else {
        paragraph(text, indent);
    }
}

/// A list item is of the level of the one before unless it is indented by two more.
void MarkdownReader::hold(std::size_t rank, std::string_view text) {
    const auto ends = [&](const Held& open) {
        return open.rank >= rank || (open.rank >= list_rank && open.rank + 2 > rank);
    };
    while (!open_.empty() && ends(held_[open_.back()])) open_.pop_back();
    held_.push_back({topic_of(text), open_.size(), rank, line_});
    over_ = held_.size() - 1;
    open_.push_back(over_);
    in_paragraph_ = false;
}

/// The heading or item that a paragraph of this indent belongs to; none before the first.
std::optional<std::size_t> MarkdownReader::holder(std::size_t indent) const {
    if (held_.empty()) return std::nullopt;
    const auto holds = [&](std::size_t at) { return held_[at].rank < list_rank + indent; };
    const auto found = std::find_if(open_.rbegin(), open_.rend(), holds);
    return found == open_.rend() ? 0 : *found;
}

void MarkdownReader::paragraph(std::string_view text, std::size_t indent) {
    const auto goes_on = in_text_ || in_paragraph_;
    const auto over = goes_on ? std::optional(over_) : holder(indent);
    if (!over) return;
    over_ = *over;
    auto& topic = held_[over_].topic;
    (in_text_ ? topic.text : topic.note) += (goes_on ? " " : "\n") + plain(text);
    in_paragraph_ = !in_text_;
}

Topic MarkdownReader::take() {
    Growth growth;
    for (const auto& held : held_) growth.add(held.depth, held.topic, held.line);
    return growth.take();
}

}  // namespace

Topic read_markdown(std::string_view text) {
    MarkdownReader reader;
    for (const auto line : split(text, '\n')) reader.line(line);
    return reader.take();
}

}  // namespace tiers::outline
