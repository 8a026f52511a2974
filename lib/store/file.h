#pragma once

#include <tiers/unfinished.h>
#include <filesystem>
#include <string>

namespace tiers {

/// Whether something has that name. Throws Failed where its folder does not tell.
bool is_there(const std::filesystem::path& file);

/// Makes an empty file that its owner alone may open; with its group in a folder that hands its group on. Throws
/// Failed.
void make_private(const std::filesystem::path& file);

/// A hidden name of this process beside a file, to make the file under.
std::filesystem::path beside(const std::filesystem::path& file);
/// Gives a file a name that nothing has, on the disk too. Throws Conflict where something has it, Failed.
void rename_to_new(const std::filesystem::path& from, const std::filesystem::path& to);

/// The folder a file lies in, "." for a bare name.
std::filesystem::path folder_of(const std::filesystem::path& file);
/// Throws Failed for a folder of a network file system: SQLite's locks do not hold across machines.
void check_local(const std::filesystem::path& folder);

/// A database that is being made, with what SQLite puts beside it.
struct UnfinishedDatabase {
    explicit UnfinishedDatabase(const std::filesystem::path& file)
        : main(file),
          journal(file.string() + "-journal"),
          wal(file.string() + "-wal"),
          memory(file.string() + "-shm") {}

    const std::filesystem::path& path() const { return main.path(); }
    void keep() {
        for (auto* part : {&main, &journal, &wal, &memory}) part->keep();
    }

    Unfinished main, journal, wal, memory;
};

}  // namespace tiers
