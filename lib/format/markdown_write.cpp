#include <fmt/format.h>
#include <algorithm>

#include "base/text.h"
#include "format/outline.h"

namespace tiers::outline {

namespace {

/// One line that Markdown takes as text: marks escaped, and what would begin a list or a rule at its front.
std::string markdown_line(std::string_view text) {
    std::string line;
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto at_front = i == 0 ? std::string_view("-+=") : i == digits ? std::string_view(".)") : "";
        if (std::string_view("\\`*_[]<>#&~|").find(text[i]) != std::string_view::npos ||
            at_front.find(text[i]) != std::string_view::npos)
            line += '\\';
        line += text[i];
    }
    return line;
}

/// Lines of one paragraph, broken where they were.
std::string markdown_text(const std::string& text) {
    std::vector<std::string> lines;
    for (const auto line : split(text, '\n')) lines.push_back(markdown_line(line));
    return join(lines, "<br>");
}

void append_topic(const Topic& topic, const std::string& bullet, const std::string& indent, std::string& text) {
    const auto words = markdown_text(topic.text);
    auto line = bullet + (topic.link.empty() ? words : fmt::format("[{}](<{}>)", words, topic.link));
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
    if (!topic.note.empty()) text += fmt::format("\n{}{}\n\n", indent, markdown_text(topic.note));
}

void append_list(const std::vector<Topic>& topics, const std::string& indent, std::string& text) {
    for (const auto& topic : topics) {
        append_topic(topic, indent + "- ", indent + "  ", text);
        append_list(topic.children, indent + "  ", text);
    }
}

}  // namespace

std::string markdown_list(const std::vector<Topic>& topics) {
    std::string text;
    append_list(topics, "", text);
    return text;
}

std::string written_markdown(const Topic& root) {
    std::string text;
    append_topic(root, "# ", "", text);
    if (!root.children.empty() && root.note.empty()) text += "\n";
    return text + markdown_list(root.children);
}

}  // namespace tiers::outline
