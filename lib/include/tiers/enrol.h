#pragma once

#include <tiers/error.h>
#include <tiers/registration.h>
#include <filesystem>
#include <functional>

/// Registrations that were taken elsewhere.
namespace tiers::exchange {

struct EnrolOptions {
    std::string event;                ///< code
    std::string file;                 ///< its name, for messages
    std::string charset;              ///< empty: found out
    std::optional<std::string> map;   ///< a mapping, TOML; guessed from the headings where there is none
    std::string map_file;             ///< its name
    std::string program;              ///< whose export it is; empty: found out, or none
    std::filesystem::path territory;  ///< folder of the tables of communes
};

struct EnrolVerdict {
    std::int64_t line = 0;
    /// registered, waiting, unchanged, cancelled; ended (here, and not in the file), skipped (cancelled before it was
    /// known), erased (asked to be forgotten, and not added), refused
    std::string verdict;
    std::optional<event::Id> id;
    std::string name;
    Exit exit = Exit::done;    ///< of a refusal
    std::string code, reason;  ///< of a refusal: stable, and for people
};

struct Enrolment {
    std::int64_t registered = 0, waiting = 0, cancelled = 0, unchanged = 0, erased = 0, refused = 0;
    std::string program;            ///< whose export it was read as; empty for none
    std::vector<EnrolVerdict> bad;  ///< refused ones, the first hundred
};

/// Registers the rows of a table (CSV) for an event within the caller's transaction, never above its capacity: those
/// for whom there is no seat wait. A row is known again by its external id, else by e-mail, else by name among those
/// without an e-mail; one that is cancelled in the file is cancelled here. Every verdict is told in order. Throws
/// NotFound, and BadInput for a file that cannot be read to its end.
TIERS_API Enrolment enrol(Store& store, std::string_view bytes, const EnrolOptions& options,
                          const std::function<void(const EnrolVerdict&)>& tell);
/// The programs that EnrolOptions names.
TIERS_API std::vector<std::string> enrol_programs();

}  // namespace tiers::exchange
