#include <tiers/error.h>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/limesurvey.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto survey =
            tiers::format::read_table_of_answers({reinterpret_cast<const char*>(data), size}, {"fuzz", {}, 0});
        for (const auto& response : survey.responses) {
            if (response.answers.size() != survey.questions.size()) __builtin_trap();
            for (std::size_t i = 0; i < survey.questions.size(); ++i)
                if (response.answers[i].size() != survey.questions[i].columns.size()) __builtin_trap();
        }
    } catch (const tiers::BadInput&) {
        // What is wrong is told; anything else that is thrown is a find.
    }
    return 0;
}
