#include "member/processing.h"

#include <doctest/doctest.h>
#include <set>

#include "store/schema_tables.h"

namespace tiers::member {

TEST_CASE("every table of the schema is described in the register, or known to hold nothing on people") {
    const auto store = Store::in_memory();
    std::set<std::string> schema, described;
    for (const auto& table : schema_tables(store))
        if (former_of(table.name).empty()) schema.insert(table.name);
    for (const auto& one : processings()) {
        CHECK_MESSAGE(described.insert(one.table).second, one.table);
        CHECK(purpose_of(one).code == std::string_view(one.purpose));
    }
    for (const auto* table : tables_without_people()) CHECK_MESSAGE(described.insert(table).second, table);
    CHECK(described == schema);
}

TEST_CASE("a table that names members, or hangs on one that does, is described in the register") {
    const auto store = Store::in_memory();
    const std::set<std::string> without(tables_without_people().begin(), tables_without_people().end());
    for (const auto& table : schema_tables(store))
        for (const auto& link : table.links)
            if (link.to == "member" || (!without.contains(link.to) && !without.contains(table.name)))
                CHECK_MESSAGE(processing_of(table.name), table.name);
}

}  // namespace tiers::member
