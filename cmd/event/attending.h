#pragma once

#include <tiers/attendance.h>
#include <string>
#include <vector>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// What is noted of, by event attend and event walkin.
struct AttendingFields {
    std::string event, session;
    std::optional<std::int64_t> half;
};
void declare_attending(Arguments& verb, AttendingFields& fields);
std::optional<int> half_of(const AttendingFields& fields);
event::Attending attending_of(const AttendingFields& fields, const Invocation& call);

Table attendance_receipt(const Store& store, const std::string& event, const std::vector<event::Attendance>& all);

}  // namespace tiers::cmd
