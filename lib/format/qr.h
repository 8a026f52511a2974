#pragma once

#include <string_view>
#include <vector>

namespace tiers {

/// A QR code (ISO/IEC 18004): rows of modules, each dark or light.
struct QrCode {
    int size = 0;            ///< modules a side: 17 and 4 times the version
    std::vector<bool> dark;  ///< row by row, without the quiet zone

    /// Light around it.
    bool is_dark(int x, int y) const {
        return x >= 0 && y >= 0 && x < size && y < size &&
               dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)];
    }
};

/// Light modules that a reader wants on each side.
constexpr int qr_quiet_zone = 4;

/// The smallest code of that text at level M, or a better one where it is no larger. Upper-case letters and digits
/// alone take the least room. Throws BadInput for more than a code holds (2,331 bytes).
QrCode qr_of(std::string_view text);

}  // namespace tiers
