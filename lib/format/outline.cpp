#include "format/outline.h"

#include <tiers/error.h>
#include <tiers/limits.h>
#include <tiers/outline.h>
#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "format/charset.h"

namespace tiers::outline {

namespace {

struct FileFormat {
    Format format;
    std::string_view ending;
    Topic (*read)(std::string_view);
    std::string (*written)(const Topic&);
};
constexpr FileFormat file_formats[] = {
    {Format::freemind, ".mm", read_freemind, written_freemind},
    {Format::opml, ".opml", read_opml, written_opml},
    {Format::markdown, ".md", read_markdown, written_markdown},
    {Format::mermaid, ".mmd", read_mermaid, written_mermaid},
};

const FileFormat& entry_of(Format format) {
    return *std::ranges::find(file_formats, format, &FileFormat::format);
}

/// XML is told by its element, Mermaid by its first word, behind its comments; Markdown is what is left.
Format format_of_text(std::string_view text) {
    text = trim(text);
    if (text.starts_with("<")) return text.find("<opml") == text.npos ? Format::freemind : Format::opml;
    return text.starts_with("mindmap") || text.find("\nmindmap\n") != text.npos ? Format::mermaid : Format::markdown;
}

}  // namespace

std::optional<Format> format_of_file(std::string_view path) {
    const auto* entry =
        std::ranges::find(file_formats, std::filesystem::path(path).extension().string(), &FileFormat::ending);
    return entry == std::end(file_formats) ? std::nullopt : std::optional(entry->format);
}

Topic read(std::string_view bytes, std::string_view name) {
    if (bytes.size() > limits::outline_bytes)
        throw BadInput("outline_too_large", tr("the mind map is larger than 4 MiB"));
    const auto text = format::to_utf8(bytes);
    return entry_of(format_of_file(name).value_or(format_of_text(text))).read(text);
}

std::string written(const Topic& root, Format format) {
    return entry_of(format).written(root);
}

}  // namespace tiers::outline
