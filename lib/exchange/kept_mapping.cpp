#include <tiers/exchange.h>

#include "base/text.h"
#include "store/mapping.h"

namespace tiers::exchange {

void keep_mapping(Store& store, const std::filesystem::path& file, const std::string& toml) {
    const auto name = file.filename().string();
    if (!plain_file_name(name))
        throw BadInput("bad_mapping_name", say("the database cannot keep a mapping under the name '{}'", name),
                       tr("give the file a name without a dot in front and without control characters"));
    tiers::keep_mapping(store, {name, toml});
}

}  // namespace tiers::exchange
