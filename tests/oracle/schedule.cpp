// Reads a programme of a conference that others published, writes it in both forms, and lets xmllint hold it, and
// programmes of random and nasty texts, against the schema: tiers-oracle-schedule FOLDER. Ends with 77 (skipped) when
// the folder is not there.

#include <fmt/format.h>
#include <tiers/error.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/uuid.h"
#include "format/schedule.h"

namespace {

using namespace tiers::format;
namespace fs = std::filesystem;

constexpr std::size_t sessions_of_debconf = 117, random_programmes = 60;

std::string read_file(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

void write_file(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

Schedule read(const std::string& bytes) {
    std::vector<ScheduleFinding> findings;
    return read_schedule(bytes, "programme", findings);
}

void want(bool holds, const std::string& what) {
    if (holds) return;
    std::cout << "not so: " << what << "\n";
    std::exit(1);
}

/// Texts to fill a programme with: nasty ones that others collected, and random bytes.
class Texts {
public:
    explicit Texts(const fs::path& file)
        : nasty_(nlohmann::json::parse(read_file(file))["strings"].get<std::vector<std::string>>()) {}
    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    std::string next() {
        if (below(3) > 0) return nasty_[below(nasty_.size())];
        std::string bytes(below(20), ' ');
        for (auto& byte : bytes) byte = static_cast<char>(below(256));
        return bytes;
    }
    std::string link() {
        return below(2) == 0 ? next() : (below(2) == 0 ? "https://" : "http://example.org/") + next();
    }

private:
    std::mt19937 random_{20260310};
    std::vector<std::string> nasty_;
};

ScheduleSession random_session(Texts& texts, std::int64_t id, const std::vector<std::string>& rooms) {
    ScheduleSession session;
    session.id = id;
    session.guid = tiers::uuid5(std::string(16, '\0'), fmt::format("{}", id));
    for (auto* text : {&session.title, &session.subtitle, &session.abstract, &session.description, &session.type,
                       &session.track, &session.language})
        *text = texts.next();
    session.title += "!";  // a title is all that may not be empty
    session.room = rooms[texts.below(rooms.size())];
    const auto seconds = static_cast<std::int64_t>(texts.below(1'000'000));
    session.start = {tiers::Instant(tiers::Seconds(1'773'000'000 + seconds)), tiers::Minutes(30 * (texts.below(9)))};
    session.duration = tiers::Minutes(1 + texts.below(20'000));
    for (std::size_t i = texts.below(3); i > 0; --i) session.persons.push_back({texts.next(), session.guid, id});
    for (std::size_t i = texts.below(3); i > 0; --i) session.links.push_back({texts.next(), texts.link()});
    session.url = texts.link();
    return session;
}

Schedule random_programme(Texts& texts) {
    Schedule schedule;
    schedule.title = texts.next();
    schedule.acronym = texts.next();
    schedule.version = texts.next();
    schedule.url = texts.link();
    if (texts.below(2) == 0) schedule.zone = "Europe/Paris";
    schedule.first = schedule.last = tiers::Day(std::chrono::days(20'500));
    for (std::size_t i = texts.below(4) + 1; i > 0; --i)
        schedule.rooms.push_back(fmt::format("{} {}", texts.next(), i));
    const auto count = static_cast<std::int64_t>(texts.below(12));
    for (std::int64_t id = 1; id <= count; ++id) schedule.sessions.push_back(random_session(texts, id, schedule.rooms));
    return schedule;
}

/// What is written reads again, and what was read is written as it was.
void check_forms(const Schedule& schedule, const std::string& what) {
    const auto xml = read(schedule_xml(schedule)), json = read(schedule_json(schedule));
    want(xml.sessions.size() == schedule.sessions.size(), what + ": XML keeps each session");
    want(json.sessions.size() == schedule.sessions.size(), what + ": JSON keeps each session");
    want(read(schedule_xml(xml)) == xml, what + ": XML that was read is written as it was");
}

int compare(const fs::path& folder, const fs::path& scratch) {
    const auto debconf = read(read_file(folder / "schedule" / "debconf23.xml"));
    want(debconf.sessions.size() == sessions_of_debconf, "debconf23.xml holds 117 sessions");
    want(debconf.days.size() == 8 && debconf.rooms.size() == 5, "debconf23.xml has 8 days and 5 rooms");
    write_file(scratch / "debconf23.xml", schedule_xml(debconf));
    want(read(read_file(scratch / "debconf23.xml")) == debconf, "debconf23 is the same from XML");
    want(read(schedule_json(debconf)) == debconf, "debconf23 is the same from JSON");
    Texts texts(folder / "naughty_strings.json");
    for (std::size_t i = 0; i < random_programmes; ++i) {
        const auto schedule = random_programme(texts);
        check_forms(schedule, fmt::format("programme {}", i));
        write_file(scratch / fmt::format("random{}.xml", i), schedule_xml(schedule));
    }
    const auto valid =
        std::system(fmt::format("xmllint --noout --schema '{}' '{}'/*.xml 2>'{}'/verdicts",
                                (folder / "schedule" / "schedule.xml.xsd").string(), scratch.string(), scratch.string())
                        .c_str());
    if (valid != 0) std::cout << read_file(scratch / "verdicts");
    want(valid == 0, "what is written is valid");
    std::cout << debconf.sessions.size() << " sessions of debconf23, " << random_programmes
              << " random programmes: all valid\n";
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) return 2;
    const fs::path folder = words[1];
    if (!fs::exists(folder)) {
        std::cout << "skipped: no folder of cases at " << folder << "\n";
        return 77;
    }
    const auto scratch = fs::temp_directory_path() / fmt::format("tiers-schedule-{}", getpid());
    fs::create_directory(scratch);
    const auto code = compare(folder, scratch);
    fs::remove_all(scratch);
    return code;
}
