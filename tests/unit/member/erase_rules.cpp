#include "member/erase_rules.h"

#include <doctest/doctest.h>
#include <set>
#include <string>

#include "member/processing.h"
#include "store/schema_tables.h"

namespace tiers::member {

namespace {

/// Tables about people that no request under a key makes a row of by itself: what hangs on another row, what is
/// reckoned, and what the program notes.
const std::set<std::string> made_without_key = {"assembly_arrival",
                                                "assembly_voter",
                                                "attendance",
                                                "attribute",
                                                "booking_price",
                                                "catalogue",
                                                "charge",
                                                "contact",
                                                "erased_identifier",
                                                "erasure",
                                                "event_mail",
                                                "followup_member",
                                                "guest_erasure",
                                                "identifier",
                                                "journal",
                                                "ledger",
                                                "mapping",
                                                "match_proposal",
                                                "participant",
                                                "pause",
                                                "proposal_host",
                                                "registration_price",
                                                "request_key",
                                                "scan",
                                                "series",
                                                "source_item",
                                                "speaker",
                                                "survey_answer",
                                                "survey_response",
                                                "tag",
                                                "ticket",
                                                "wish"};

}  // namespace

TEST_CASE("every table about people has a request that makes its rows under a key, or is known to have none") {
    const auto store = Store::in_memory();
    std::set<std::string> made, known;
    for (const auto& one : request_rows()) made.insert(one.table);
    for (const auto& table : schema_tables(store)) {
        if (!former_of(table.name).empty() || !processing_of(table.name)) continue;
        known.insert(table.name);
        CHECK_MESSAGE(made.contains(table.name) != made_without_key.contains(table.name), table.name);
    }
    for (const auto& table : made) CHECK_MESSAGE(known.contains(table), table);
}

TEST_CASE("a request under a key makes rows of one table") {
    std::set<std::string> verbs;
    for (const auto& one : request_rows()) CHECK_MESSAGE(verbs.insert(one.verb).second, one.verb);
}

}  // namespace tiers::member
