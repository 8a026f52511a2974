#include "cmd/upkeep/findings.h"

#include <tiers/i18n.h>

namespace tiers::cmd {

Table table_of(const std::vector<upkeep::Finding>& findings) {
    Table table{.columns = {{"check", tr("Check"), Kind::code},
                            {"entity", tr("Where"), Kind::code},
                            {"id", tr("Id"), Kind::id},
                            {"detail", tr("Why"), Kind::text}}};
    for (const auto& finding : findings)
        table.rows.push_back(
            {finding.check, finding.entity, finding.id > 0 ? Value(finding.id) : Value(), finding.detail});
    return table;
}

Table table_of(const std::vector<std::pair<std::string, std::int64_t>>& counted) {
    Table table{.columns = {{"table", tr("Table"), Kind::code}, {"rows", tr("Rows"), Kind::count}}};
    for (const auto& [name, rows] : counted) table.rows.push_back({name, rows});
    return table;
}

}  // namespace tiers::cmd
