#include "report/groups.h"

#include "report/declared_rows.h"
#include "report/parts.h"

namespace tiers::report {

std::vector<Column> group_columns(const std::string& heading, bool machines_only, GroupNames names) {
    const auto words = names == GroupNames::words;
    return {{"group", tr("Code"), Kind::code, {}, false, machine_only},
            {"name", heading, Kind::text, {}, false, machines_only || words},
            {"apart", words ? heading : tr("Apart"), Kind::word, {}, false, machines_only}};
}

Row group_cells(const std::string& code, const std::string& name) {
    if (code.empty()) return {std::string(not_given), Value(), std::string(not_given)};
    if (code == merged || code == elsewhere || code == not_given) return {code, Value(), code};
    return {code, cell(name), Value()};
}

std::string declared_name(const Store& store, const char* kind, const std::string& id) {
    for (const auto& [known, said] : declared_rows(store, kind))
        if (known == id) return said.text("name", id);
    return id;
}

}  // namespace tiers::report
