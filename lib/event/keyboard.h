#pragma once

#include <string>
#include <string_view>

namespace tiers::event {

/// What a scanner meant that types as a keyboard, where it and the computer take each other's keyboard for AZERTY and
/// QWERTY, whichever is which, whatever Shift and Caps Lock do: "?" is M, "é" is 2. Only for A to Z and 2 to 7. What no
/// key of theirs gives stays as it is, and is none of them.
std::string retyped(std::string_view scanned);

}  // namespace tiers::event
