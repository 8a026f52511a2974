#include <tiers/error.h>
#include <tiers/outline.h>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using namespace tiers;
using outline::Format;

namespace {

struct File {
    Format format;
    const char* name;
};
constexpr File files[] = {
    {Format::freemind, "a.mm"}, {Format::opml, "a.opml"}, {Format::markdown, "a.md"}, {Format::mermaid, "a.mmd"}};

std::optional<Topic> read(std::string_view bytes, const char* name) {
    try {
        return outline::read(bytes, name);
    } catch (const BadInput&) {
        return std::nullopt;  // what is wrong is told; anything else that is thrown is a find
    }
}

void leave_texts_alone(Topic& topic) {
    topic.note.clear();
    topic.link.clear();
    for (auto& child : topic.children) leave_texts_alone(child);
}

/// What was read is written in each format and read again without loss, but for what the format has no place for.
void check_written(Topic topic) {
    for (const auto& file : files) {
        if (file.format == Format::mermaid) leave_texts_alone(topic);
        const auto text = outline::written(topic, file.format);
        if (text.size() < (std::size_t{1} << 20U) && read(text, file.name) != topic) __builtin_trap();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    for (const auto& file : files)
        if (const auto topic = read({reinterpret_cast<const char*>(data), size}, file.name)) check_written(*topic);
    return 0;
}
