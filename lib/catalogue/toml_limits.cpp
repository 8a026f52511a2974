#include "catalogue/toml_limits.h"

#include <tiers/limits.h>

#include "base/text.h"
#include "catalogue/toml.h"

namespace tiers::catalogue {

namespace {

/// Goes through the bytes of a file, counting lines.
class Scanner {
public:
    explicit Scanner(std::string_view bytes) : rest_(bytes) {}

    bool done() const { return rest_.empty(); }
    char front() const { return rest_.front(); }
    bool starts_with(std::string_view text) const { return rest_.starts_with(text); }
    Position at() const { return at_; }

    void skip(std::size_t count = 1) {
        for (; count > 0 && !rest_.empty(); --count) {
            at_ = rest_.front() == '\n' ? Position{at_.line + 1, 1} : Position{at_.line, at_.column + 1};
            rest_.remove_prefix(1);
        }
    }

    void skip_line() {
        while (!done() && front() != '\n') skip();
    }

    /// A string from its quotes to its quotes; one on a single line ends with the line whatever happens.
    void skip_string() {
        const auto quote = front();
        const auto escapes = quote == '"';
        const auto triple = std::string(3, quote);
        const auto closing = starts_with(triple) ? triple : std::string(1, quote);
        skip(closing.size());
        while (!done() && !starts_with(closing)) {
            if (closing.size() == 1 && front() == '\n') return;
            skip(escapes && front() == '\\' ? 2 : 1);
        }
        skip(closing.size());
    }

private:
    std::string_view rest_;
    Position at_{1, 1};
};

/// toml++ runs into undefined behaviour on some letters where only ASCII is allowed.
void check_ascii(char c, Position at) {
    if (static_cast<unsigned char>(c) >= 0x80)
        throw NotToml({at, say("not TOML: {}", tr("only plain letters may stand outside quotes"))});
}

void check_dots(int dots, Position at) {
    if (dots >= limits::toml_key_parts)
        throw NotToml({at, say("a key has more than {} parts", limits::toml_key_parts)});
}

void check_depth(int depth, Position at) {
    if (depth > limits::toml_depth)
        throw NotToml({at, say("lists and tables are nested more than {} deep", limits::toml_depth)});
}

bool starts_key(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '"' || c == '\'';
}

/// After the brackets of a table header: toml++ takes for granted that a key follows.
void check_header(Scanner scan) {
    scan.skip(scan.starts_with("[[") ? 2 : 1);
    while (!scan.done() && (scan.front() == ' ' || scan.front() == '\t')) scan.skip();
    if (!scan.done() && !starts_key(scan.front()) && scan.front() != ']')
        throw NotToml({scan.at(), say("not TOML: {}", tr("the name of a table is expected here"))});
}

}  // namespace

void check_limits(std::string_view bytes) {
    if (bytes.size() > limits::toml_bytes)
        throw NotToml({{1, 1}, say("the file is larger than {} MiB", limits::toml_bytes >> 20U)});
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    int depth = 0;
    int dots = 0;
    auto line_start = true;  // nothing but blanks yet on this line
    for (Scanner scan(bytes); !scan.done();) {
        const auto c = scan.front();
        if (c == '[' && line_start && depth == 0) check_header(scan);
        line_start = c == '\n' || (line_start && (c == ' ' || c == '\t'));
        if (c == '"' || c == '\'') {
            scan.skip_string();
            continue;
        }
        if (c == '#') {
            scan.skip_line();
            continue;
        }
        check_ascii(c, scan.at());
        if (c == '.') check_dots(++dots, scan.at());
        if (c == '[' || c == '{') check_depth(++depth, scan.at());
        if ((c == ']' || c == '}') && depth > 0) --depth;
        if (std::string_view("\n=,[]{}").find(c) != std::string_view::npos) dots = 0;
        scan.skip();
    }
}

}  // namespace tiers::catalogue
