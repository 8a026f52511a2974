#pragma once

#include <string>

namespace tiers::member {

/// Who is erased, as JSON lists of ids: members, and participants of events that are no members.
struct People {
    std::string members = "[]";
    std::string guests = "[]";
};

}  // namespace tiers::member
