#pragma once

#include <tiers/member.h>
#include <cstdint>
#include <string>
#include <utility>

namespace tiers::member {

/// What is known of a member and what changes beside it, as JSON: what the journal keeps of a change.
std::string content(const Member& member, const ProfileEdit& edit = {});

/// A journal row for an import of members, made up as they come.
class Record {
public:
    /// `size` is that of the file, in bytes.
    explicit Record(std::size_t size);

    void add(const Member& member, const ProfileEdit& edit = {});
    /// How much is in it, and back to that.
    std::pair<std::size_t, std::int64_t> mark() const { return {content_.size(), count_}; }
    void back_to(const std::pair<std::size_t, std::int64_t>& mark);
    bool empty() const { return count_ == 0; }
    void write(Store& store);  ///< and ends it

private:
    std::string content_ = R"({"done":"imported","members":[)";
    std::int64_t count_ = 0;
    Id first_ = 0;
};

}  // namespace tiers::member
