#pragma once

#include <tiers/member.h>
#include <optional>
#include <string_view>

#include "store/database.h"

namespace tiers::member {

/// A row of `select * columns` as read.sql names them.
Member read(const Statement& row);
/// One that was merged is the one it was merged into, here and below.
std::optional<Member> by_id(const Store& store, Id id);
std::optional<Member> by_email(const Store& store, std::string_view email);
std::optional<Member> by_external_id(const Store& store, std::string_view external_id);
/// Those whose folded name is the folded text, by id.
std::vector<Member> by_name(const Store& store, std::string_view folded);
/// Those into whom one of that folded name was merged, by id.
std::vector<Member> by_merged_name(const Store& store, std::string_view folded);
/// Those whose folded name starts with the folded text; `limit` of them.
std::vector<Member> by_prefix(const Store& store, std::string_view folded, int limit);
/// With the affiliation to the organisation of the record.
Id insert(Store& store, const Member& member);
void update(Store& store, const Member& member);
Day today(const Store& store);

}  // namespace tiers::member
