#include "i18n/empty_columns.h"

#include <algorithm>

namespace tiers {

void hide_empty_columns(Table& table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (std::ranges::all_of(table.rows, [&](const Row& row) { return row[column] == Value(); }))
            table.columns[column].machine_only = true;
}

}  // namespace tiers
