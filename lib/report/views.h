#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "member/presence_rules.h"
#include "store/database.h"

namespace tiers::report {

/// What one's own queries are asked of: names and columns that stay when the tables behind them change.
struct View {
    const char* name;
    const char* about;  ///< msgid
    const char* select;
};
const std::vector<View>& views();

/// While this lives, the connection knows the views, and reads nothing but what they are made of.
class OnlyViews {
public:
    explicit OnlyViews(const Store& store);
    ~OnlyViews();
    OnlyViews(const OnlyViews&) = delete;
    OnlyViews& operator=(const OnlyViews&) = delete;

    /// Tables with their columns, "" for a row as such.
    using Reads = std::set<std::pair<std::string, std::string>>;
    /// SQLite looks for names in capitals and small letters alike.
    struct AnyCase {
        bool operator()(const std::string& one, const std::string& other) const;
    };
    struct Permitted {
        Reads reads;                           ///< what all the views read
        std::set<std::string, AnyCase> known;  ///< names of all there is, by which a query may call no part of its own
    };

private:
    Database& db_;
    Instant now_;
    member::AutomaticEnds ends_;
    Permitted permitted_;
};

std::vector<std::string> columns_of(Database& db, const View& view);

}  // namespace tiers::report
