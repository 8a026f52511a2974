#pragma once

#include <tiers/erasure.h>
#include <string>
#include <vector>

#include "member/erase_names.h"
#include "member/erase_people.h"

namespace tiers::member {

/// What is done to the rows that name somebody (erase_rules.h), and to those that merely mention it.
class EraseRows {
public:
    EraseRows(const Store& store, People people, const Names& names)
        : store_(store), people_(std::move(people)), names_(names) {}

    /// Row by row, table by table; nothing is written.
    std::vector<ErasedRow> plan() const;
    /// Does it. No trigger may fire meanwhile: they seal rows.
    void apply(const std::vector<ErasedRow>& planned);

private:
    struct Mention {
        const char* table;
        const char* column;
        const char* folded;
        const char* with;
        std::int64_t row;
        std::string text;  ///< without
    };
    void by_rules(std::vector<ErasedRow>& rows) const;
    std::vector<Mention> mentions() const;
    std::vector<std::string> named_uids() const;
    std::vector<std::string> request_keys(const std::vector<ErasedRow>& rows) const;

    const Store& store_;
    People people_;
    const Names& names_;
};

}  // namespace tiers::member
