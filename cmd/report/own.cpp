#include "cmd/report/own.h"

#include <tiers/own_report.h>
#include <algorithm>
#include <fstream>

#include "cmd/find_config.h"
#include "cmd/invocation.h"
#include "cmd/report/mail.h"
#include "cmd/report/report.h"

namespace tiers::cmd {

namespace {

namespace fs = std::filesystem;

struct OwnReportOptions {
    std::string period = "last-month";
    MailOptions mail;
};

int run(const OwnFile& own, const OwnReportOptions& o, Invocation& call) {
    prepare_mail(o.mail, call);
    const auto store = call.open(Access::read);
    speak_in_mail(o.mail, store, call);
    hand_out(o.mail, store, own.name, run_own(store, own, query_of(store, o.period, call), call), call);
    return 0;
}

Verb verb_of(const OwnFile& own) {
    return {own.name.c_str(),
            own.title.c_str(),
            Needs::read,
            uses_place | uses_limit,
            [&own](Arguments& arguments) {
                const auto options = std::make_shared<OwnReportOptions>();
                arguments.option("--period", "PERIOD", options->period,
                                 tr("When, for instance 2026-10 or last-quarter; last-month when left out"));
                declare_mail(arguments, options->mail);
                return [options, &own](Invocation& call) { return run(own, *options, call); };
            },
            nullptr};
}

bool is_name(const std::string& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string first_line(const fs::path& file) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    return line;
}

}  // namespace

std::list<OwnFile> own_files(const fs::path& folder) {
    std::list<OwnFile> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        const auto name = entry.path().stem().string();
        if (entry.path().extension() == ".sql" && is_name(name) && entry.is_regular_file(none))
            found.push_back({name, report::title_of({name, {}, first_line(entry.path())}), entry.path()});
    }
    found.sort([](const OwnFile& one, const OwnFile& other) { return one.name < other.name; });
    return found;
}

Document run_own(const Store& store, const OwnFile& own, const report::Query& query, Invocation& call) {
    return report::run_own(store, {own.name, own.file.string(), call.read_input(own.file.string())}, query);
}

std::vector<Verb> own_report_verbs(const std::optional<std::string>& config) {
    static std::list<OwnFile> files;  // verbs are called by their names
    try {
        files = own_files(find_config(config).parent_path() / "reports");
    } catch (const Error& error) {
        if (!about_the_request(error)) throw;  // a command that wants the configuration tells what is wrong with it
    }
    std::vector<Verb> verbs;
    for (const auto& one : files) verbs.push_back(verb_of(one));
    return verbs;
}

}  // namespace tiers::cmd
