#include <tiers/document.h>

namespace tiers {

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::text:
            return "text";
        case Kind::id:
            return "id";
        case Kind::code:
            return "code";
        case Kind::word:
            return "word";
        case Kind::count:
            return "count";
        case Kind::day:
            return "day";
        case Kind::instant:
            return "instant";
        case Kind::minutes:
            return "minutes";
        case Kind::hours:
            return "hours";
        case Kind::ratio:
            return "ratio";
        case Kind::money:
            return "money";
        case Kind::flag:
            return "flag";
        case Kind::number:
        case Kind::estimate:
            return "number";
    }
    return "text";
}

}  // namespace tiers
