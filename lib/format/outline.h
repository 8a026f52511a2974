#pragma once

#include <tiers/topic.h>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::outline {

/// The readers take UTF-8 without byte order mark, and throw as outline::read() does.

/// FreeMind 0.9 to 1.0.1 and Freeplane: rich texts as plain ones, details and notes as the note.
Topic read_freemind(std::string_view text);
/// OPML 1.0 and 2.0. Several outlines at the top stand under the title of the file.
Topic read_opml(std::string_view text);
/// Headings, and lists nested in them or one another: the first heading, or the one item at the top, is the root. Other
/// paragraphs are notes of what they stand under; what stands before the root is left out.
Topic read_markdown(std::string_view text);
/// A mindmap of Mermaid's: shapes are left out.
Topic read_mermaid(std::string_view text);

/// FreeMind 1.0.1, of its schema's core alone, which Freeplane reads as well.
std::string written_freemind(const Topic& root);
/// OPML 2.0; notes in _note, as outliners have agreed.
std::string written_opml(const Topic& root);
/// A heading and a nested list below it.
std::string written_markdown(const Topic& root);
/// The nested list alone.
std::string markdown_list(const std::vector<Topic>& topics);
/// Without notes and links.
std::string written_mermaid(const Topic& root);

/// Text as topics have it (tiers/topic.h); what no XML holds becomes a blank.
std::string plain_lines(std::string_view text);

/// A tree that grows in the order in which its topics stand in a file, within the limits.
class Growth {
public:
    /// A topic at this depth (0 the root), below the last one above it; its link is kept where it may be. Throws
    /// BadInput with the line.
    void add(std::size_t depth, const Topic& topic, std::size_t line);
    /// Throws BadInput when nothing has grown.
    Topic take();

private:
    Topic root_;
    std::vector<Topic*> path_;  ///< from the root to the last one added
    std::size_t count_ = 0;
};

/// Where a topic of the levels before goes: below the last whose indent is smaller. Pushes its own.
std::size_t depth_of(std::vector<std::size_t>& indents, std::size_t indent);

}  // namespace tiers::outline
