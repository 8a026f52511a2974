#include "format/mailto.h"

#include <fmt/format.h>
#include <cctype>

#include "base/digest.h"
#include "format/content_line.h"

namespace tiers::format {

namespace {

constexpr std::string_view scheme = "mailto:";

bool stands_in_uri(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) ||
           std::string_view("@.-_~+!$'*").find(c) != std::string_view::npos;
}

}  // namespace

std::string mailto(std::string_view address) {
    std::string uri(scheme);
    for (const auto c : address) {
        if (stands_in_uri(c))
            uri += c;
        else
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri;
}

std::string address_of_mailto(std::string_view uri) {
    if (upper(uri.substr(0, scheme.size())) != upper(scheme)) return {};
    std::string address;
    for (auto i = scheme.size(); i < uri.size() && uri[i] != '?'; ++i) {
        const auto byte = uri[i] == '%' ? from_hex(uri.substr(i + 1, 2)) : std::nullopt;
        if (byte && byte->size() == 1) i += 2;
        address += byte && byte->size() == 1 ? byte->front() : uri[i];
    }
    return address;
}

}  // namespace tiers::format
