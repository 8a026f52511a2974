#pragma once

#include <tiers/export.h>
#include <tiers/topic.h>
#include <optional>
#include <string>
#include <string_view>

/// Mind maps as files. The tree and its texts survive each format; Mermaid has no place for notes and links. Icons,
/// colours, attributes and arrows between topics are left out, as are links other than http, https and mailto.
namespace tiers::outline {

enum class Format { freemind, opml, markdown, mermaid };

/// The format of a file's ending (.mm .opml .md .mmd); nullopt when there is none.
TIERS_API std::optional<Format> format_of_file(std::string_view path);

/// The mind map in a file, in the format of its name's ending, else of its first bytes. Throws BadInput, with the line,
/// for what is no mind map, for a second root, and for what passes a limit: 4 MiB, 10,000 topics, 64 levels, 10,000
/// bytes in a text.
TIERS_API Topic read(std::string_view bytes, std::string_view name = {});

/// As UTF-8, lines ended by LF; reading it gives the same tree.
TIERS_API std::string written(const Topic& root, Format format);

}  // namespace tiers::outline
