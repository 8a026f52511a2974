#include "format/charset.h"

#include <iconv.h>
#include <tiers/error.h>
#include <algorithm>
#include <cerrno>

#include "base/text.h"

namespace tiers::format {

namespace {

constexpr std::string_view mark = "\ufeff";

std::string charset_of(std::string_view bytes) {
    if (bytes.starts_with("\xff\xfe")) return "UTF-16LE";
    if (bytes.starts_with("\xfe\xff")) return "UTF-16BE";
    return bytes.starts_with(mark) || valid_utf8(bytes) ? "UTF-8" : "WINDOWS-1252";
}

[[noreturn]] void refuse_bytes(const std::string& text, const std::string& charset) {
    const auto line = std::count(text.begin(), text.end(), '\n') + 1;
    throw BadInput("bad_charset", say("line {} is no text in {}", line, charset),
                   tr("tell the charset with --charset"));
}

/// A converter of iconv's, closed with it.
class Converter {
public:
    explicit Converter(const std::string& charset)
        // What stands behind a slash would tell iconv to drop or replace what it cannot convert.
        : handle_(charset.find('/') == charset.npos ? iconv_open("UTF-8", charset.c_str()) : failed()) {
        if (handle_ == failed())
            throw BadInput("unknown_charset", say("unknown charset '{}'", charset),
                           tr("for instance UTF-8, WINDOWS-1252, UTF-16LE or MACINTOSH"));
    }
    ~Converter() { iconv_close(handle_); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    /// Appends what it can; false where the bytes are no text, true at their end.
    bool convert(std::string_view bytes, std::string& text) {
        auto* in = const_cast<char*>(bytes.data());  // iconv reads it alone
        auto left = bytes.size();
        char piece[1 << 16];
        while (left > 0) {
            auto* out = piece;
            auto room = sizeof piece;
            const auto done = iconv(handle_, &in, &left, &out, &room);
            text.append(piece, sizeof piece - room);
            if (done == static_cast<std::size_t>(-1) && errno != E2BIG) return false;
        }
        return true;
    }

private:
    static iconv_t failed() {
        // NOLINTNEXTLINE(performance-no-int-to-ptr): POSIX says that iconv_open fails with this, and it is a pointer.
        return reinterpret_cast<iconv_t>(-1);
    }
    iconv_t handle_;
};

}  // namespace

std::string to_utf8(std::string_view bytes, const std::string& told) {
    const auto charset = told.empty() ? charset_of(bytes) : told;
    std::string text;
    if (charset == "UTF-8" && valid_utf8(bytes))
        text = bytes;
    else if (!Converter(charset).convert(bytes, text))
        refuse_bytes(text, charset);
    std::size_t marks = 0;  // files that were exported again may have several
    while (std::string_view(text).substr(marks).starts_with(mark)) marks += mark.size();
    text.erase(0, marks);
    return text;
}

}  // namespace tiers::format
