#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tiers::cmd {

/// What a value names, for completion.
enum class Names { nothing, file, folder, resource, place, member, booking, report, field, key };

/// A light face over CLI11, so that verbs do not include it. Declaring parses nothing.
class Arguments {
public:
    explicit Arguments(CLI::App& app) : app_(&app) {}

    /// Positional words; "required" unless the target is an optional or a vector. A vector takes all that remain.
    void positional(const std::string& name, std::string& target, const std::string& help, Names names = Names::nothing);
    void positional(const std::string& name, std::optional<std::string>& target, const std::string& help, Names names = Names::nothing);
    void positional(const std::string& name, std::vector<std::string>& target, const std::string& help, Names names = Names::nothing);

    /// "--seats N": the meta name tells people what to give.
    void option(const std::string& name, const std::string& meta, std::string& target, const std::string& help, Names names = Names::nothing);
    void option(const std::string& name, const std::string& meta, std::optional<std::string>& target, const std::string& help, Names names = Names::nothing);
    void option(const std::string& name, const std::string& meta, std::vector<std::string>& target, const std::string& help, Names names = Names::nothing);
    void option(const std::string& name, const std::string& meta, std::int64_t& target, const std::string& help);
    void option(const std::string& name, const std::string& meta, std::optional<std::int64_t>& target, const std::string& help);
    /// One of some words, listed in help and completion.
    void choice(const std::string& name, std::string& target, const std::vector<std::string>& words, const std::string& help);
    void flag(const std::string& name, bool& target, const std::string& help);

private:
    CLI::App* app_;
};

}  // namespace tiers::cmd
