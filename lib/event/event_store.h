#pragma once

#include <tiers/session.h>
#include <string>

namespace tiers::event {

/// Throws Conflict for what has ended.
void refuse_ended(const Event& event);
/// One that has not ended. Throws NotFound, Conflict.
Event standing_event(const Store& store, std::string_view code);
/// One that is there and not cancelled. Throws NotFound, Conflict.
Session standing_session(const Store& store, const Event& event, std::string_view code);

/// What a key was kept with.
Event with_id(const Store& store, std::string_view id);

/// All of what is asked, for telling a retry from another request.
std::string request_text(const SessionRequest& request);
Session session_with_id(const Store& store, Id id);

Id insert_event(Store& store, const Event& event);
void update_event(Store& store, const Event& event);
Id insert_session(Store& store, const Session& session);
void update_session(Store& store, const Session& session);

/// A row of the journal.
void record_event(Store& store, std::string_view done, const Event& event);
void record_session(Store& store, std::string_view done, const Session& session);

/// Takes blanks off the ends of the texts; throws BadInput for what cannot be stored or is no id.
void check_code(const std::string& code);
void check_price(std::optional<std::int64_t> price);
void check_event(const Store& store, Event& event);
void check_session(const Store& store, Session& session);

}  // namespace tiers::event
