#include "catalogue/file.h"

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/limits.h>
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>

#include "base/text.h"

namespace tiers::catalogue {

std::string read_bytes(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file))
        throw NotFound("no_config", say("no file '{}'", file.string()), tr("tiers init DIR makes one"));
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file))
        throw Failed("cannot_read", say("cannot read '{}'", file.string()));
    std::error_code unsized;  // a pipe has no size
    const auto size = std::filesystem::file_size(file, unsized);
    std::string bytes(unsized ? limits::toml_bytes + 1 : std::min<std::uintmax_t>(size, limits::toml_bytes + 1), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

std::string bytes_beside(const std::filesystem::path& file) {
    std::error_code none;
    if (!std::filesystem::exists(file, none)) throw BadInput("no_file", tr("there is no such file"));
    if (!std::filesystem::is_regular_file(file, none)) throw BadInput("no_file", tr("it is not a file"));
    if (std::filesystem::file_size(file, none) > limits::file_bytes)
        throw BadInput("too_large", tr("it is larger than 256 MiB"));
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw BadInput("cannot_read", tr("it cannot be read"));
    return {std::istreambuf_iterator<char>(stream), {}};
}

void refuse(std::vector<Problem> problems, const std::string& name) {
    std::stable_sort(problems.begin(), problems.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    std::vector<std::string> lines;
    for (const auto& [at, message] : problems)
        lines.push_back(at.variable ? fmt::format("{}: {}", variable_of(*at.variable), message)
                                    : fmt::format("{}:{}:{}: {}", name, at.line, at.column, message));
    throw BadInput("config", join(lines, "\n"));
}

}  // namespace tiers::catalogue
