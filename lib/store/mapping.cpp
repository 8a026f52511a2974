#include "store/mapping.h"

#include <tiers/error.h>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "store/journal.h"

namespace tiers {

bool plain_file_name(std::string_view name) {
    return !name.empty() && name.front() != '.' && name.find('/') == name.npos && valid_utf8(name) &&
           !holds_control(name);
}

std::vector<Mapping> kept_mappings(Database& db) {
    std::vector<Mapping> kept;
    if (!db.prepare("select 1 from sqlite_master where type = 'table' and name = 'mapping'").step()) return kept;
    auto row = db.prepare("select name, toml from mapping order by name");
    while (row.step()) {
        if (!plain_file_name(row.text(0)))
            throw Unusable("bad_mapping",
                           say("the database names a mapping '{}', which is no plain file name", row.text(0)));
        kept.push_back({row.text(0), row.blob(1)});
    }
    return kept;
}

void keep_mapping(Store& store, const Mapping& mapping) {
    auto known = store.db().prepare("select toml from mapping where name = :name");
    const auto there = known.bind(":name", mapping.name).step();
    if (there && known.blob(0) == mapping.toml) return;
    auto put =
        store.db().prepare(there ? "update mapping set toml = :toml, used = :now where name = :name returning id"
                                 : "insert into mapping (name, toml, used) values (:name, :toml, :now) returning id");
    put.bind(":name", mapping.name).bind_blob(":toml", mapping.toml).bind(":now", store.now()).step();
    const Json content = {{"name", mapping.name}, {"digest", hex(digest(mapping.toml))}};
    journal::write(store, "mapping", put.integer(0), written(content));
}

}  // namespace tiers
