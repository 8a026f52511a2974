#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "format/marked_text.h"
#include "format/outline.h"

namespace tiers::outline {

namespace {

/// How a shape begins and ends; the longer ones before those that they begin with.
struct Shape {
    std::string_view opening, closing;
};
constexpr Shape shapes[] = {{"((", "))"}, {"{{", "}}"}, {"))", "(("}, {"(-", "-)"},
                            {"-)", "(-"}, {"[", "]"},   {"(", ")"},   {")", "("}};

/// Reads on from where it is.
class MermaidReader {
public:
    explicit MermaidReader(std::string_view text) : rest_(text) {}

    Topic read();

private:
    void skip_front_matter();
    std::string_view take(std::size_t count);
    std::string_view take_line() { return take(std::min(rest_.find('\n'), rest_.size())); }
    bool at_shape(const Shape& shape) const { return rest_.starts_with(shape.opening); }
    const Shape* shape_ahead() const;
    std::string label(const Shape& shape);
    std::string node();
    [[noreturn]] void refuse(const char* message) const;

    std::string_view rest_;
    std::size_t line_ = 1;
};

std::string_view MermaidReader::take(std::size_t count) {
    const auto taken = rest_.substr(0, count);
    line_ += static_cast<std::size_t>(std::ranges::count(taken, '\n'));
    rest_.remove_prefix(taken.size());
    return taken;
}

void MermaidReader::refuse(const char* message) const {
    throw BadInput("bad_mermaid", say(message, line_));
}

const Shape* MermaidReader::shape_ahead() const {
    const auto* found = std::ranges::find_if(shapes, [&](const Shape& shape) { return at_shape(shape); });
    return found == std::end(shapes) ? nullptr : found;
}

/// What a shape holds: in quotes anything over several lines, else what comes before its end.
std::string MermaidReader::label(const Shape& shape) {
    take(shape.opening.size());
    const auto quoted = rest_.starts_with('"');
    if (quoted) take(1);
    const auto end = quoted ? rest_.find('"') : rest_.substr(0, rest_.find('\n')).find(shape.closing);
    if (end == rest_.npos) refuse(msgid("line {}: the shape that begins here has no end"));
    auto text = take(end);
    if (quoted && text.size() > 1 && text.starts_with('`') && text.ends_with('`'))
        text = text.substr(1, text.size() - 2);
    return format::unmarked(text, {.entities = "#&"});
}

/// A topic of one line: an id that is its text, or that is followed by a shape with its text.
std::string MermaidReader::node() {
    auto end = std::size_t{0};
    const auto ahead = rest_.substr(0, rest_.find('\n'));
    const auto begins_shape = [&](std::size_t at) {
        return std::ranges::any_of(shapes,
                                   [&](const Shape& shape) { return ahead.substr(at).starts_with(shape.opening); });
    };
    while (end < ahead.size() && !begins_shape(end)) ++end;
    const auto id = take(end);
    if (const auto* shape = shape_ahead()) return label(*shape);
    return format::unmarked(id, {.entities = "#&"});
}

/// Settings between two lines of dashes.
void MermaidReader::skip_front_matter() {
    if (!rest_.starts_with("---")) return;
    const auto end = rest_.find("\n---");
    if (end != rest_.npos) take(end + 1), take_line();
}

Topic MermaidReader::read() {
    skip_front_matter();
    Growth growth;
    std::vector<std::size_t> indents;
    auto begun = false;
    for (; !rest_.empty(); take(1)) {
        const auto indent = std::min(rest_.find_first_not_of(" \t\r"), rest_.size());
        take(indent);
        if (rest_.starts_with("%%") || rest_.starts_with(":::") || rest_.starts_with("::icon")) {
            take_line();
        } else if (!rest_.empty() && !rest_.starts_with('\n')) {
            if (begun) {
                const auto line = line_;
                growth.add(depth_of(indents, indent), {.text = node()}, line);
            } else if (!rest_.starts_with("mindmap")) {
                refuse(msgid("line {}: no mind map of Mermaid begins: its first word is mindmap"));
            }
            begun = true;
            take_line();  // a comment, or nothing
        }
    }
    return growth.take();
}

}  // namespace

Topic read_mermaid(std::string_view text) {
    return MermaidReader(text).read();
}

}  // namespace tiers::outline
