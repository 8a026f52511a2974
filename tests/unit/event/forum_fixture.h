#pragma once

#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/event_category.h>
#include <tiers/registration.h>
#include <tiers/session.h>
#include <functional>
#include <string>
#include <vector>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

namespace tiers::event {

/// A forum that is open, on the Monday after, with a workshop of its own registrations.
struct Forum {
    Instant now = test::a_monday;
    Store store;
    std::string ticket;  ///< of who is put

    explicit Forum(std::optional<std::int64_t> capacity = {}, std::optional<std::int64_t> workshop = {},
                   const std::string& more = {})
        : Forum(Store::in_memory([this] { return now; }), capacity, workshop, more) {}
    /// In a file, that others may open.
    Forum(std::optional<std::int64_t> capacity, const std::filesystem::path& file)
        : Forum(Store::open(file, Access::create, [this] { return now; }), capacity, {}, {}) {}

private:
    Forum(Store made, std::optional<std::int64_t> capacity, std::optional<std::int64_t> workshop,
          const std::string& more)
        : store(std::move(made)) {
        test::apply_text(store, test::a_place + more);
        Transaction transaction(store);
        Event wanted;
        wanted.code = "forum";
        wanted.title = "Forum";
        wanted.place = "izarbel";
        wanted.capacity = capacity;
        event::add(store, wanted);
        SessionRequest session;
        session.event = "forum";
        session.code = "workshop";
        session.title = "Workshop";
        session.kind = "workshop";
        session.span = {now + std::chrono::days(7), now + std::chrono::days(7) + std::chrono::hours(2)};
        session.capacity = workshop;
        session.signup = true;
        add_session(store, session);
        event::open(store, "forum");
        transaction.commit();
    }

public:
    Registration put(const std::string& name, const std::string& session = {}, std::int64_t heads = 1,
                     std::int64_t priority = 0) {
        Registering request;
        request.event = "forum";
        if (!session.empty()) request.sessions = {session};
        request.who.name = name;
        request.who.email = name + "@example.org";
        request.ticket = ticket;
        request.heads = heads;
        request.priority = priority;
        request.wait = true;
        Transaction transaction(store);
        auto made = register_for(store, request).registrations.front();
        transaction.commit();
        return made;
    }
    /// A registration for the event, in a category.
    Registration put_in(const std::string& category, const std::string& name, std::int64_t heads = 1,
                        std::int64_t priority = 0) {
        ticket = category;
        auto made = put(name, {}, heads, priority);
        ticket.clear();
        return made;
    }
    void category(const std::string& code, std::optional<std::int64_t> capacity) {
        Transaction transaction(store);
        put_category(store, "forum", code, {.title = code, .capacity = capacity});
        transaction.commit();
    }
    /// A session of one speaker, in a room or in none, whose minutes are counted from the begin of the workshop.
    Session session(const std::string& code, int from, int to, const std::string& speaker = {},
                    const std::string& room = {}) {
        Transaction transaction(store);
        SessionRequest request;
        request.event = "forum";
        request.code = code;
        request.title = code;
        request.room = room;
        const auto begin = get_session(store, "forum", "workshop").span.start;
        request.span = {begin + std::chrono::minutes(from), begin + std::chrono::minutes(to)};
        if (!speaker.empty()) request.speakers = {{std::nullopt, speaker}};
        auto made = add_session(store, request);
        transaction.commit();
        return made;
    }
    void leave(Id id) {
        Transaction transaction(store);
        unregister(store, {id}, "");
        transaction.commit();
    }
    void change(const EventEdit& edit) {
        Transaction transaction(store);
        event::edit(store, "forum", edit);
        transaction.commit();
    }
    std::string state(Id id) const {
        for (const auto& one : registrations(store, "forum", {.session = {}, .state = {}, .ended = true}))
            if (one.id == id) return one.stage();
        return "none";
    }
    /// "3 behind, 4 session_full"
    std::string line() const {
        std::string text;
        for (const auto& wait : waiting(store, "forum"))
            text += (text.empty() ? "" : ", ") + fmt::format("{} {}", wait.registration.id, wait.why);
        return text;
    }
    int exit_of(const std::function<void()>& work) {
        Transaction transaction(store);
        try {
            work();
        } catch (const Error& error) {
            return static_cast<int>(error.exit());
        }
        return 0;
    }
};

}  // namespace tiers::event
