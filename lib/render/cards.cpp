#include "render/cards.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/text.h"
#include "render/paint.h"
#include "render/qr.h"
#include "render/svg.h"

namespace tiers::render {

namespace {

void write_text_code(const std::string& text, const Style& style, const Sink& sink) {
    const auto code = qr_of(text);
    const auto columns = code.size + 2 * qr_quiet_zone;
    if (style.width.value_or(columns) < columns)
        sink(say("a terminal of {} columns shows the code", columns) + "\n");
    else
        sink(qr_text(code, style.colour));
}

bool has_code(const Cards::Card& card) {
    return !card.code.empty();
}

const char* class_of(Cards::Look look) {
    switch (look) {
        case Cards::Look::badge:
            return "badge";
        case Cards::Look::sign:
            return "sign";
        case Cards::Look::poster:
            return "poster";
        default:
            return "ticket";
    }
}

std::string html_lines(const Cards::Card& card) {
    std::string html;
    for (const auto& line : card.lines)
        html += fmt::format("<{0}>{1}</{0}>", &line == &card.lines.front() ? "b" : "span", html_escaped(line));
    return html;
}

}  // namespace

void write_text_cards(const Cards& cards, const Style& style, const Sink& sink) {
    const Paint paint(style.colour);
    for (const auto& card : cards.cards) {
        if (has_code(card)) write_text_code(card.code, style, sink);
        for (const auto& line : card.lines)
            sink(&line == &card.lines.front() ? paint.strong(terminal_safe(line)) + "\n" : terminal_safe(line) + "\n");
        if (cards.cards.size() > 1) sink("\n");
    }
    if (style.colour == Colour::none && std::ranges::any_of(cards.cards, has_code))
        sink(std::string(tr("drawn for light text on a dark ground; with --color always it is right on any")) + "\n");
}

std::string svg_of(const Cards::Card& card) {
    return qr_svg(qr_of(card.code), join(card.lines, ", "));
}

std::string html_of(const Cards& cards) {
    auto html = fmt::format("<div class=\"cards {}\">\n", class_of(cards.look));
    for (const auto& card : cards.cards) {
        const auto lines = html_lines(card);
        html += "<figure>\n";
        if (has_code(card)) html += svg_of(card);
        if (cards.look == Cards::Look::sign) html += "<div aria-hidden=\"true\">" + lines + "</div>\n";
        html += "<figcaption>" + lines + "</figcaption>\n</figure>\n";
    }
    return html + "</div>\n";
}

}  // namespace tiers::render
