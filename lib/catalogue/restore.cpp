#include <tiers/error.h>
#include <tiers/glance.h>
#include <tiers/upkeep.h>
#include <deque>
#include <fstream>
#include <functional>
#include <optional>

#include "base/private_folder.h"
#include "base/text.h"
#include "store/backup.h"
#include "store/file.h"
#include "store/mapping.h"
#include "store/open.h"
#include "store/quarantine.h"

namespace tiers::upkeep {

namespace {

namespace fs = std::filesystem;

std::string applied_bytes(Database& backup, const fs::path& file) {
    auto row = backup.prepare("select toml from catalogue order by id desc limit 1");
    if (!row.step())
        throw Unusable("no_configuration", say("'{}' holds no configuration that was applied", file.string()));
    return row.blob(0);
}

void write_bytes(const fs::path& file, const std::string& bytes) {
    std::ofstream output(file, std::ios::binary);
    output << bytes << std::flush;
    if (!output) throw Failed("cannot_write", say("cannot write '{}'", file.string()));
}

/// Where a configuration in `folder` puts its database, links followed.
fs::path inside(const fs::path& folder, const fs::path& named) {
    const auto base = fs::weakly_canonical(folder);
    const auto where = fs::weakly_canonical(base / named);
    if (*where.lexically_relative(base).begin() == "..")
        throw Refused("outside",
                      say("the configuration puts the database at '{}', outside '{}'", named.string(), folder.string()),
                      tr("--db FILE puts it where you say"));
    return folder / named;
}

void refuse_to_replace(const fs::path& file) {
    if (fs::exists(fs::symlink_status(file)))
        throw Conflict("file_exists", say("'{}' is there already", file.string()),
                       tr("restore never replaces anything"));
}

/// False for one that was there.
bool make_folder(const fs::path& folder) {
    std::error_code error;
    const auto made = fs::create_directories(folder, error);
    if (error)
        throw Failed("cannot_create", say("cannot make '{}': {}", folder.string(), error.message()),
                     tr("check the rights of its folder"));
    return made;
}

using BeforeNamed = std::function<void(const fs::path& copy, const fs::path& name)>;

/// A copy that says what it is before it has its name.
void place(Database& backup, const fs::path& file, Instant now, const BeforeNamed& before_named) {
    const UnfinishedDatabase copy(beside(file));
    copy_database(backup, copy.path());
    {
        const auto db = open_database(copy.path(), Access::upgrade);
        mark_restored(*db, now);
        db->execute("pragma journal_mode = wal");
    }
    if (before_named) before_named(copy.path(), file);
    rename_to_new(copy.path(), file);
}

/// The mapping files of a backup, in a folder that was not there before: so nothing in it leads elsewhere.
class MappingFolder {
public:
    MappingFolder(const fs::path& folder, const std::vector<Mapping>& mappings) {
        if (mappings.empty()) return;
        refuse_to_replace(folder);
        make_folder(folder);
        folder_.emplace(folder);
        for (const auto& [name, toml] : mappings) {
            const Unfinished file(beside(folder / "mapping"));
            write_bytes(file.path(), toml);
            rename_to_new(file.path(), folder / name);
            files_.emplace_back(folder / name);
        }
    }

    std::vector<fs::path> keep() {
        std::vector<fs::path> kept;
        if (folder_) folder_->keep();
        for (auto& file : files_) {
            file.keep();
            kept.push_back(file.path());
        }
        return kept;
    }

private:
    std::optional<Unfinished> folder_;
    std::deque<Unfinished> files_;
};

}  // namespace

Restored restore(const fs::path& file, const fs::path& folder, const std::optional<fs::path>& database, Instant now,
                 const BeforeNamed& before_named) {
    const auto backup = open_backup(file);
    const auto bytes = applied_bytes(*backup, file);
    const auto mappings = kept_mappings(*backup);
    Restored made{folder / "tiers.toml", {}, {}};
    refuse_to_replace(made.config);
    std::optional<Unfinished> fresh;
    if (make_folder(folder)) fresh.emplace(folder);
    const Unfinished config(beside(made.config));
    write_bytes(config.path(), bytes);
    made.database = database ? *database : inside(folder, catalogue::glance(config.path()).database);
    refuse_to_replace(made.database);
    MappingFolder mapping_folder(folder / "mappings", mappings);
    make_folder(folder_of(made.database));
    place(*backup, made.database, now, before_named);
    Unfinished placed(made.database);
    rename_to_new(config.path(), made.config);
    placed.keep();
    made.mappings = mapping_folder.keep();
    if (fresh) fresh->keep();
    return made;
}

Rehearsal rehearse(const fs::path& file, const fs::path& folder, Clock clock,
                   const std::function<void(const fs::path&)>& before_checked) {
    Rehearsal found{.schema = schema_version(*open_backup(file))};
    const Unfinished own(make_private_folder(folder));
    const Unfinished config(own.path() / "tiers.toml");
    const UnfinishedDatabase database(own.path() / "tiers.db");
    const auto made = restore(file, own.path(), database.path(), clock());
    const Unfinished mapping_folder(own.path() / "mappings");
    const std::deque<Unfinished> mappings(made.mappings.begin(), made.mappings.end());
    if (before_checked) before_checked(database.path());
    auto store = Store::open(database.path(), Access::upgrade, std::move(clock));
    tiers::migrate(store.db());
    found.rows = table_rows(store);
    found.findings = verify(store);
    found.head = journal_head(store);
    return found;
}

}  // namespace tiers::upkeep
