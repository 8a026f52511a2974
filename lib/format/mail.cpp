#include "format/mail.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/digest.h"
#include "base/text.h"

namespace tiers::format {

namespace {

constexpr std::size_t longest_word = 45;  // bytes of an encoded word: 75 characters with what stands around it
constexpr std::size_t longest_plain = 60;
constexpr std::size_t longest_line = 76;

bool plain(std::string_view text) {
    return text.size() <= longest_plain &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
}

/// Words of RFC 2047, cut between characters.
std::string encoded(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        auto size = std::min(text.size(), longest_word);
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
        words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\r\n ", base64(text.substr(0, size)));
        text.remove_prefix(size);
    }
    return words;
}

std::string header_text(std::string_view text) {
    return plain(text) && text.find("=?") == text.npos ? std::string(text) : encoded(text);
}

/// Nothing in an address may end its header or hide another address.
std::string address(std::string text) {
    std::erase_if(text, [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == ',' || c == ';' || c == '"' ||
               c == '\x7f';
    });
    return text;
}

std::string mailbox(std::string_view name, const std::string& where) {
    if (name.empty()) return address(where);
    if (!plain(name)) return fmt::format("{}\r\n <{}>", encoded(name), address(where));
    std::string quoted;
    for (const auto c : name) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return fmt::format("\"{}\"\r\n <{}>", quoted, address(where));
}

/// What a part holds, with its headers.
std::string part(std::string_view headers, std::string_view bytes) {
    const auto all = base64(bytes);
    auto body = fmt::format("Content-Type: {}\r\nContent-Transfer-Encoding: base64\r\n\r\n", headers);
    for (std::size_t at = 0; at < all.size(); at += longest_line) body += all.substr(at, longest_line) + "\r\n";
    return body;
}

std::string text_part(std::string_view text) {
    std::string lines;
    if (text.ends_with('\n')) text.remove_suffix(1);
    for (const auto line : split(text, '\n')) lines += fmt::format("{}\r\n", line);
    return part("text/plain; charset=UTF-8", lines);
}

/// Which of the two is shown is up to who reads it; the last one comes first to those who know it.
std::string alternatives(const Mail& mail) {
    constexpr const char* border = "=_tiers";  // nothing in base64 looks like it
    return fmt::format(
        "Content-Type: multipart/alternative; boundary=\"{0}\"\r\n\r\n--{0}\r\n{1}--{0}\r\n{2}--{0}--\r\n", border,
        text_part(mail.body), part(fmt::format("text/calendar; method={}; charset=UTF-8", mail.method), mail.calendar));
}

std::string message(const Mail& mail) {
    return mail.calendar.empty() ? text_part(mail.body) : alternatives(mail);
}

/// The message first, and each file behind it.
std::string with_attachments(const Mail& mail) {
    constexpr const char* border = "=_tiers_files";
    auto text =
        fmt::format("Content-Type: multipart/mixed; boundary=\"{0}\"\r\n\r\n--{0}\r\n{1}", border, message(mail));
    for (const auto& [name, type, bytes] : mail.attachments)
        text += fmt::format(
            "--{}\r\n{}", border,
            part(fmt::format("{0}; name=\"{1}\"\r\nContent-Disposition: attachment; filename=\"{1}\"", type, name),
                 bytes));
    return text + fmt::format("--{}--\r\n", border);
}

/// In English, whatever the language: Tue, 10 Mar 2026 08:00:00 +0000.
std::string date_of(Instant at) {
    constexpr const char* weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day civil(day);
    const std::chrono::hh_mm_ss time(at - day);
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", weekdays[std::chrono::weekday(day).c_encoding()],
                       static_cast<unsigned>(civil.day()), months[static_cast<unsigned>(civil.month()) - 1],
                       static_cast<int>(civil.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

}  // namespace

std::string written(const Mail& mail) {
    const auto domain = address(mail.from).substr(address(mail.from).find('@') + 1);
    auto text = fmt::format("From: {}\r\n", mailbox(mail.from_name, mail.from));
    if (!mail.reply_to.empty()) text += fmt::format("Reply-To: {}\r\n", address(mail.reply_to));
    text += fmt::format("To: {}\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\n", mailbox(mail.to_name, mail.to),
                        header_text(mail.subject), date_of(mail.date), address(mail.id), domain);
    text += "MIME-Version: 1.0\r\n";
    return text + (mail.attachments.empty() ? message(mail) : with_attachments(mail));
}

}  // namespace tiers::format
