#include "report/declared_rows.h"

#include "store/database.h"

namespace tiers::report {

std::vector<std::pair<std::string, Json>> declared_rows(const Store& store, std::string_view kind) {
    std::vector<std::pair<std::string, Json>> found;
    auto row =
        store.db().prepare("select code, content from declared where kind = :kind and retired is null order by code");
    for (row.bind(":kind", kind); row.step();) found.emplace_back(row.text(0), stored_json(row.text(1)));
    return found;
}

}  // namespace tiers::report
