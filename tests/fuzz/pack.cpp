#include <tiers/checkin.h>
#include <tiers/error.h>
#include <cstddef>
#include <cstdint>

using namespace tiers;

// What is read is written and read again as it was, and a door can be made of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto pack = event::read_pack({reinterpret_cast<const char*>(data), size});
        const auto text = event::pack_text(pack);
        if (event::pack_text(event::read_pack(text)) != text) __builtin_trap();
        event::TicketDoor(pack, "", "").scan("x", Instant());
    } catch (const BadInput&) {
        return 0;
    }
    return 0;
}
