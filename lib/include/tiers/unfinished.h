#pragma once

#include <tiers/export.h>
#include <filesystem>

namespace tiers {

/// A file or an empty folder that is being made: it is removed when this ends, unless keep() was called or it was given
/// another name; and by a signal handler that calls remove_unfinished().
class TIERS_API Unfinished {
public:
    explicit Unfinished(std::filesystem::path file);
    ~Unfinished();
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    const std::filesystem::path& path() const { return file_; }
    void keep();

private:
    std::filesystem::path file_;
    bool kept_ = false;
};

/// Removes all that is unfinished, the youngest first. A signal handler may call it; the program must end after it.
TIERS_API void remove_unfinished() noexcept;

}  // namespace tiers
