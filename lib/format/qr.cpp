#include "format/qr.h"

#include <tiers/error.h>
#include <qrcodegen/QrCode.hpp>
#include <string>

#include "base/text.h"

namespace tiers {

namespace {

constexpr std::string_view alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

qrcodegen::QrSegment segment_of(std::string_view text) {
    if (text.find_first_not_of(alphanumeric) == std::string_view::npos)
        return qrcodegen::QrSegment::makeAlphanumeric(std::string(text).c_str());
    return qrcodegen::QrSegment::makeBytes({text.begin(), text.end()});
}

}  // namespace

QrCode qr_of(std::string_view text) {
    try {
        const auto made = qrcodegen::QrCode::encodeSegments({segment_of(text)}, qrcodegen::QrCode::Ecc::MEDIUM);
        QrCode code{.size = made.getSize(), .dark = {}};
        for (int y = 0; y < code.size; ++y)
            for (int x = 0; x < code.size; ++x) code.dark.push_back(made.getModule(x, y));
        return code;
    } catch (const qrcodegen::data_too_long&) {
        throw BadInput("qr_too_long", say("{} characters are more than a QR code holds", text.size()));
    }
}

}  // namespace tiers
