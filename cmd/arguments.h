#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tiers::cmd {

/// What a value names, for completion.
enum class Names {
    nothing,
    file,
    folder,
    resource,
    place,
    member,
    certificate,
    plan,
    pack,
    booking,
    event,
    followup,
    stage,
    field
};

/// One option or positional word, as help, completion and the manual tell it.
struct Declaration {
    std::string name = {};  ///< "--seats" or "resource"
    std::string meta = {};  ///< what to give: "N"; empty for a flag
    std::string help = {};
    Names names = Names::nothing;
    std::vector<std::string> words = {};  ///< the only values it takes, when not empty
    bool pair = false;                    ///< or two of them, with a comma between
    bool positional = false;
    bool required = false;
    bool many = false;
};

/// What a command line takes. A light face over CLI11, which arguments.cpp alone includes. Declaring parses nothing.
class Arguments {
public:
    Arguments();
    ~Arguments();
    Arguments(const Arguments&) = delete;
    Arguments& operator=(const Arguments&) = delete;

    /// Positional words; required unless the target is an optional or a vector, which takes all that remain.
    void positional(const std::string& name, std::string& target, const std::string& help,
                    Names names = Names::nothing);
    void positional(const std::string& name, std::optional<std::string>& target, const std::string& help,
                    Names names = Names::nothing);
    void positional(const std::string& name, std::vector<std::string>& target, const std::string& help,
                    Names names = Names::nothing);

    /// "--seats N": the meta name tells people what to give. A vector takes the option several times.
    void option(const std::string& name, const std::string& meta, std::string& target, const std::string& help,
                Names names = Names::nothing);
    void option(const std::string& name, const std::string& meta, std::optional<std::string>& target,
                const std::string& help, Names names = Names::nothing);
    void option(const std::string& name, const std::string& meta, std::vector<std::string>& target,
                const std::string& help, Names names = Names::nothing);
    void option(const std::string& name, const std::string& meta, std::int64_t& target, const std::string& help);
    void option(const std::string& name, const std::string& meta, std::optional<std::int64_t>& target,
                const std::string& help);
    /// One of some words, listed in help and completion.
    void choice(const std::string& name, const std::string& meta, std::string& target,
                const std::vector<std::string>& words, const std::string& help);
    void choice(const std::string& name, const std::string& meta, std::optional<std::string>& target,
                const std::vector<std::string>& words, const std::string& help);
    /// One of some words, or two of them with a comma between.
    void pair(const std::string& name, const std::string& meta, std::string& target,
              const std::vector<std::string>& words, const std::string& help);
    void flag(const std::string& name, bool& target, const std::string& help);

    /// Reads words into the targets. Throws BadInput, with the nearest option for one that is not there, and how the
    /// command is called where a word is missing.
    void parse(const std::vector<std::string>& words, const std::string& call);
    const std::vector<Declaration>& declarations() const { return declarations_; }

private:
    using Take = std::function<void(const std::vector<std::string>&)>;
    void declare(Declaration declaration, Take take);
    void refuse_what_remains() const;

    struct Parser;
    std::unique_ptr<Parser> parser_;
    std::vector<Declaration> declarations_;
};

}  // namespace tiers::cmd
