#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace tiers::test {

/// A folder that goes away with the test.
class Folder {
public:
    Folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "tiers-unit-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) found.push_back(entry.path().filename());
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    std::filesystem::path path_;
};

}  // namespace tiers::test
