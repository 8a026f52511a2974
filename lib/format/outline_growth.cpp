#include <tiers/error.h>
#include <tiers/limits.h>
#include <utf8proc.h>
#include <algorithm>

#include "base/text.h"
#include "format/outline.h"

namespace tiers::outline {

namespace {

/// Controls, line separators, and the two that XML 1.0 leaves out beside them.
bool is_no_text(utf8proc_int32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 || code == 0xfffe ||
           code == 0xffff;
}

/// One line: what is no text is a blank, and blanks come one by one.
std::string plain_line(std::string_view text) {
    std::string line;
    while (!text.empty()) {
        utf8proc_int32_t code = -1;
        const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                            static_cast<utf8proc_ssize_t>(text.size()), &code);
        const auto length = static_cast<std::size_t>(std::max<utf8proc_ssize_t>(taken, 1));
        if (taken > 0 && code != ' ' && !is_no_text(code))
            line += text.substr(0, length);
        else if (!line.ends_with(' '))
            line += ' ';
        text.remove_prefix(length);
    }
    return std::string(trim(line));
}

bool may_be_linked(std::string_view link) {
    const auto odd = [](unsigned char c) {
        return c <= ' ' || c == '<' || c == '>' || c == '"' || c == '\\' || c == '\x7f';
    };
    return (link.starts_with("http://") || link.starts_with("https://") || link.starts_with("mailto:")) &&
           std::ranges::none_of(link, odd);
}

std::string limited(std::string_view text, std::size_t line) {
    auto plain = plain_lines(text);
    if (plain.size() > limits::outline_text_bytes)
        throw BadInput("outline_text_too_long",
                       say("line {}: a text of more than {} bytes", line, limits::outline_text_bytes));
    return plain;
}

}  // namespace

std::string plain_lines(std::string_view text) {
    std::string lines;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        if (const auto line = plain_line(text.substr(0, end)); !line.empty())
            lines += (lines.empty() ? "" : "\n") + line;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

void Growth::add(std::size_t depth, const Topic& topic, std::size_t line) {
    if (depth == 0 && count_ > 0)
        throw BadInput("outline_roots", say("line {}: '{}' is a second root", line, topic.text),
                       tr("a mind map has one root: put a topic above all others"));
    if (depth >= limits::outline_depth)
        throw BadInput("outline_too_deep", say("line {}: more than {} levels", line, limits::outline_depth));
    if (++count_ > limits::outline_topics)
        throw BadInput("outline_too_many", say("line {}: more than {} topics", line, limits::outline_topics));
    path_.resize(depth);
    auto& grown = depth == 0 ? root_ : path_.back()->children.emplace_back();
    grown.text = limited(topic.text, line);
    grown.note = limited(topic.note, line);
    if (may_be_linked(topic.link)) grown.link = limited(topic.link, line);
    path_.push_back(&grown);
}

Topic Growth::take() {
    if (count_ == 0) throw BadInput("no_outline", tr("there is no topic in it: is it a mind map?"));
    return std::move(root_);
}

std::size_t depth_of(std::vector<std::size_t>& indents, std::size_t indent) {
    while (!indents.empty() && indents.back() >= indent) indents.pop_back();
    indents.push_back(indent);
    return indents.size() - 1;
}

}  // namespace tiers::outline
