// Runs a transcript: a Markdown file whose ```console blocks are commands and what they print.
//
//   $ command          run with bash, in a folder made for this file
//   > more of it
//   text               a line of standard output; "[..]" stands for anything
//   2> text            a line of standard error
//   => 4               the exit code, when it is not 0
//
// A block ```toml file=tiers.toml writes that file. TIERS_ACCEPT=1 rewrites the transcript with what was printed and
// says so with exit code 77. With --lang fr the same commands run in French: exit codes and machine formats stay equal.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Result {
    std::vector<std::string> lines;  // as a transcript writes them
    int exit = 0;
    std::string output;
};

struct Step {
    std::string command;
    std::vector<std::string> expected;
    std::size_t from = 0, to = 0;  // lines of the file that hold what is expected
};

std::string slurp(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream input(text);
    for (std::string line; std::getline(input, line);) lines.push_back(line);
    return lines;
}

Result run(const std::string& command, const fs::path& scratch) {
    std::cout.flush();
    const auto child = fork();
    if (child == 0) {
        const auto out = scratch / "out", err = scratch / "err";
        if (!freopen(out.c_str(), "wb", stdout) || !freopen(err.c_str(), "wb", stderr) ||
            !freopen("/dev/null", "rb", stdin))
            _exit(126);
        execlp("bash", "bash", "-c", command.c_str(), nullptr);
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    Result result;
    result.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.output = slurp(scratch / "out");
    result.lines = lines_of(result.output);
    for (const auto& line : lines_of(slurp(scratch / "err"))) result.lines.push_back("2> " + line);
    if (result.exit != 0) result.lines.push_back("=> " + std::to_string(result.exit));
    return result;
}

/// "[..]" in what is expected stands for any text.
bool matches(const std::string& expected, const std::string& found) {
    const auto at = expected.find("[..]");
    if (at == expected.npos) return expected == found;
    if (found.compare(0, at, expected, 0, at) != 0) return false;
    const auto rest = expected.substr(at + 4);
    for (std::size_t from = at; from <= found.size(); ++from)
        if (matches(rest, found.substr(from))) return true;
    return false;
}

bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& found) {
    if (expected.size() != found.size()) return false;
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (!matches(expected[i], found[i])) return false;
    return true;
}

std::string file_of(const std::string& fence) {
    const auto at = fence.find("file=");
    return at == fence.npos ? "" : fence.substr(at + 5);
}

/// The steps of a transcript; files in its blocks are written on the way.
std::vector<Step> read(const std::vector<std::string>& lines, const fs::path& folder) {
    std::vector<Step> steps;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].starts_with("```")) continue;
        const auto fence = lines[i];
        const auto first = ++i;
        while (i < lines.size() && lines[i] != "```") ++i;
        if (const auto file = file_of(fence); !file.empty()) {
            std::ofstream output(folder / file, std::ios::binary);
            for (auto line = first; line < i; ++line) output << lines[line] << '\n';
        }
        if (!fence.starts_with("```console")) continue;
        for (auto line = first; line < i; ++line) {
            if (lines[line].starts_with("$ ")) {
                steps.push_back({lines[line].substr(2), {}, line + 1, line + 1});
            } else if (lines[line].starts_with("> ") && !steps.empty() && steps.back().to == line) {
                steps.back().command += "\n" + lines[line].substr(2);
                steps.back().from = steps.back().to = line + 1;
            } else if (!steps.empty()) {
                steps.back().expected.push_back(lines[line]);
                steps.back().to = line + 1;
            }
        }
    }
    return steps;
}

void set_environment(const fs::path& folder, const char* lang, const char* bin) {
    for (const auto* name : {"TIERS_CONFIG", "TIERS_DB", "TIERS_PLACE", "TIERS_AS", "LANGUAGE", "LC_MESSAGES",
                             "XDG_CONFIG_HOME", "EDITOR", "VISUAL", "COLORTERM"})
        unsetenv(name);
    setenv("HOME", folder.c_str(), 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TZ", "Europe/Paris", 1);
    setenv("TIERS_LANG", lang, 1);
    setenv("TIERS_NOW", "2026-03-10T09:00:00+01:00", 0);
    setenv("NO_COLOR", "1", 1);
    setenv("TERM", "dumb", 1);
    setenv("PATH", (std::string(bin) + ":" + std::getenv("PATH")).c_str(), 1);
}

void tell_difference(const Step& step, const std::vector<std::string>& found) {
    std::cout << "$ " << step.command << "\n--- expected\n";
    for (const auto& line : step.expected) std::cout << line << "\n";
    std::cout << "--- found\n";
    for (const auto& line : found) std::cout << line << "\n";
    std::cout << "---\n";
}

bool machine_format(const std::string& command) {
    for (const auto* format : {"--format csv", "--format tsv", "--format json", "--format jsonl", "calc "})
        if (command.find(format) != command.npos) return true;
    return false;
}

int exit_expected(const Step& step) {
    const auto last = step.expected.empty() ? std::string() : step.expected.back();
    return last.starts_with("=> ") ? std::stoi(last.substr(3)) : 0;
}

std::vector<std::string> output_expected(const Step& step) {
    std::vector<std::string> lines;
    for (const auto& line : step.expected)
        if (!line.starts_with("2> ") && !line.starts_with("=> ")) lines.push_back(line);
    return lines;
}

/// In another language only what machines read is the same.
bool holds(const Step& step, const Result& result, bool translated) {
    if (!translated) return matches(step.expected, result.lines);
    if (result.exit != exit_expected(step)) return false;
    return !machine_format(step.command) || matches(output_expected(step), lines_of(result.output));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "usage: tiers-transcript BIN FILE.md [--lang LANG]\n";
        return 2;
    }
    const fs::path file = fs::absolute(argv[2]);
    const std::string lang = argc > 4 ? argv[4] : "en";
    auto lines = lines_of(slurp(file));
    auto pattern = (fs::temp_directory_path() / "tiers-XXXXXX").string();
    const fs::path root = mkdtemp(pattern.data());
    const auto folder = root / "here";
    fs::create_directories(folder);
    const auto steps = read(lines, folder);
    if (steps.empty()) {
        std::cerr << file << ": no command in it\n";
        return 1;
    }
    const fs::path bin = fs::absolute(argv[1]);
    set_environment(folder, lang.c_str(), bin.c_str());
    setenv("TIERS_SOURCE", file.parent_path().c_str(), 1);
    fs::current_path(folder);
    int failures = 0;
    std::vector<std::pair<Step, std::vector<std::string>>> found;
    for (const auto& step : steps) {
        const auto result = run(step.command, root);
        found.emplace_back(step, result.lines);
        if (holds(step, result, lang != "en")) continue;
        ++failures;
        tell_difference(step, result.lines);
    }
    fs::current_path("/");
    fs::remove_all(root);
    if (failures && std::getenv("TIERS_ACCEPT") && lang == "en") {
        for (auto each = found.rbegin(); each != found.rend(); ++each) {
            const auto at = lines.begin();
            lines.erase(at + static_cast<std::ptrdiff_t>(each->first.from),
                        at + static_cast<std::ptrdiff_t>(each->first.to));
            lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(each->first.from), each->second.begin(),
                         each->second.end());
        }
        std::ofstream output(file, std::ios::binary);
        for (const auto& line : lines) output << line << '\n';
        std::cout << "rewritten: read it before it is committed\n";
        return 77;
    }
    std::cout << steps.size() << " commands, " << failures << " differ\n";
    return failures ? 1 : 0;
}
