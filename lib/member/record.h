#pragma once

#include <tiers/member.h>
#include <cstdint>
#include <string>

#include "store/journal.h"

namespace tiers::member {

/// What is known of a member and what changes beside it, as JSON: what the journal keeps of a change.
std::string content(const Member& member, const ProfileEdit& edit = {});

/// A journal row for an import of members, made up as they come. Whatever else is written to the journal while it lives
/// becomes a part of it.
class Record {
public:
    /// `size` is that of the file, in bytes.
    Record(Store& store, std::size_t size);

    void add(const Member& member, const ProfileEdit& edit = {});
    /// How much is in it, and back to that.
    struct Mark {
        std::size_t content, changes;
        std::int64_t count;
    };
    Mark mark() const { return {content_.size(), changes_.mark(), count_}; }
    void back_to(const Mark& mark);
    bool empty() const { return count_ == 0 && changes_.contents().empty(); }
    void write(Store& store);  ///< and ends it

private:
    std::string content_ = R"({"done":"imported","members":[)";
    std::int64_t count_ = 0;
    Id first_ = 0;
    journal::Batch changes_;
};

}  // namespace tiers::member
