#include "report/activity.h"

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/text.h"
#include "report/heading.h"
#include "report/shared.h"
#include "store/two_readers.h"

namespace tiers::report {

namespace {

/// A report as a chapter, and what it is grouped by there.
struct ActivityChapter {
    const char *report, *by;
};

/// In the order they are told: who comes, how often, to what, from where, what for, what it brings and what it costs.
constexpr ActivityChapter activity_chapters[] = {
    {"members", "month"},  {"presence", "month"},    {"occupancy", "resource"},
    {"oversell", "kind"},  {"territory", "commune"}, {"mobility", "month"},
    {"followup", "stage"}, {"income", "month"},      {"funding", "month"}};

std::vector<std::string> chapter_names() {
    std::vector<std::string> names;
    for (const auto& chapter : activity_chapters) names.emplace_back(chapter.report);
    return names;
}

const Report& report_named(const std::string& name) {
    return *std::find_if(all().begin(), all().end(), [&](const Report& report) { return report.name == name; });
}

void check_chapters(const std::vector<std::string>& chapters) {
    for (const auto& name : chapters) {
        const auto known = chapter_names();
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const auto near = did_you_mean(name, known);
        throw BadInput("no_chapter", say("no chapter '{}'", name),
                       near.empty() ? say("one of {}", join(known, ", ")) : near);
    }
}

/// Those that were asked for, as far as they can be published.
std::vector<ActivityChapter> chapters_of(const Query& query) {
    std::vector<ActivityChapter> chapters;
    for (const auto& chapter : activity_chapters) {
        const auto& asked = query.chapters;
        if (!asked.empty() && std::find(asked.begin(), asked.end(), chapter.report) == asked.end()) continue;
        if (!query.published || report_named(chapter.report).to_publish) chapters.push_back(chapter);
    }
    return chapters;
}

/// Tables have the name of their chapter in JSON: "members", "members_cohorts".
void name_tables(const std::string& chapter, std::vector<Section>& sections) {
    auto first = true;
    for (auto& section : sections)
        if (auto* table = std::get_if<Table>(&section)) {
            if (std::exchange(first, false))
                table->name = chapter;
            else if (!table->name.empty())
                table->name = fmt::format("{}_{}", chapter, table->name);
        }
}

void append_chapter(const std::string& name, Document told, Document& document) {
    document.sections.emplace_back(Chapter{name, told.title});
    if (told.measured) {
        name_tables(name, told.sections);
        std::move(told.sections.begin(), told.sections.end(), std::back_inserter(document.sections));
    } else {
        document.sections.emplace_back(Paragraph{tr("Nothing of this was measured in this period.")});
    }
    document.sections.emplace_back(Notes{std::move(told.notes)});
}

/// What would tell of few people beside what is published.
void leave_out(Document& told) {
    told.sections = {Paragraph{tr("Left out: beside what is published, this tells of few people.")}};
    told.notes.clear();
}

std::vector<Column> activity_columns() {
    return {{"chapter", tr("Chapter"), Kind::code, {}, false, machine_only},
            {"measured", tr("Measured"), Kind::flag, {}, false, machine_only}};
}

/// Wide enough for the clock of any place, and for the week that the period begins in.
Span span_of_stays(const Period& period) {
    const auto utc = Zone::utc();
    return {period.from ? utc.midnight(*period.from - std::chrono::days(8)) : Instant::min(),
            period.to ? utc.midnight(*period.to + std::chrono::days(2)) : Instant::max()};
}

/// What several chapters tell of.
std::shared_ptr<const Shared> shared_by_chapters(const Store& store, const TwoReaders& readers, const Query& query) {
    const auto chapters = chapters_of(query);
    const auto told = [&](std::string_view name) {
        return std::any_of(chapters.begin(), chapters.end(),
                           [&](const auto& chapter) { return chapter.report == name; });
    };
    auto by_month = query;
    by_month.by = "month";
    auto shared = std::make_shared<Shared>();
    const auto count_people_there = [&](const Store& reader) {
        auto asked = by_month;
        asked.shared = shared;
        if (told("presence") + told("territory") + told("mobility") > 1)
            shared->stays = std::make_shared<const Stays>(reader, span_of_stays(query.period));
        if (told("presence")) shared->presence = std::make_shared<const PresenceCounted>(count_presence(reader, asked));
    };
    const auto count_those_who_belong = [&](const Store& reader) {
        // Of one place, that chapter alone goes by its clock.
        if (told("members") && told("territory") && query.place.empty())
            shared->members = std::make_shared<const MembersCounted>(count_members(reader, by_month));
    };
    readers.share(2, [&](const Store& reader, std::size_t i) {
        if (i == 0)
            count_people_there(reader);
        else
            count_those_who_belong(reader);
    });
    if (query.published) shared->people = std::make_shared<PeopleOfTables>(store, shared->members);
    return shared;
}

/// A chapter, and what is to be remembered of it where it is published.
struct ToldChapter {
    ActivityChapter chapter;
    Query asked;
    Document document = {};
    std::vector<PublishedTable> tables = {};
};

std::vector<ToldChapter> told_chapters(const TwoReaders& readers, const Query& query,
                                       const std::shared_ptr<const Shared>& shared) {
    std::vector<ToldChapter> all;
    for (const auto& chapter : chapters_of(query)) all.push_back({chapter, query});
    readers.share(all.size(), [&](const Store& store, std::size_t i) {
        auto& [chapter, asked, document, tables] = all[i];
        const auto& report = report_named(chapter.report);
        asked.by = query.published && report.published_by ? report.published_by : chapter.by;
        asked.shared = shared;
        asked.publishing = &tables;
        document = run_among_others(report, store, asked);
    });
    return all;
}

Document activity_report(const Store& store, const Query& query) {
    check_chapters(query.chapters);
    check_publishable(store, query, "activity");
    refresh_segments(store);
    const TwoReaders readers(store, !query.published);  // what is behind what is published is kept for all chapters
    auto document =
        heading_of(store, query, "activity", days_of(store, query.period, catalogue::zone_of(store, query.place), {}));
    document.title = tr("Activity report");
    Table contents{.columns = activity_columns()};
    std::vector<std::string> not_measured, left_out;
    document.sections.emplace_back(Table{});
    const auto shared = shared_by_chapters(store, readers, query);
    for (auto& [chapter, asked, told, tables] : told_chapters(readers, query, shared)) {
        if (query.publishing) {
            if (!query.overriding && !publishable(store, asked, tables, *query.publishing)) {
                left_out.push_back(told.title);
                leave_out(told);
                tables.clear();
            }
            std::move(tables.begin(), tables.end(), std::back_inserter(*query.publishing));
        }
        contents.rows.push_back({std::string(chapter.report), told.measured});
        if (!told.measured) not_measured.push_back(told.title);
        append_chapter(chapter.report, std::move(told), document);
    }
    document.sections.front() = std::move(contents);
    if (!not_measured.empty()) document.notes.push_back(say("Not measured: {}.", join(not_measured, ", ")));
    if (!left_out.empty())
        document.notes.push_back(
            say("Left out, as it tells of few people beside what is published: {}.", join(left_out, ", ")));
    document.notes.push_back(
        tr("Each chapter is the report of its name, where what it counts and how is told in full."));
    return document;
}

}  // namespace

Report activity() {
    return {.name = "activity",
            .help = msgid("The report of a year: a chapter of each of the others, in one document"),
            .run = activity_report,
            .columns = activity_columns,
            .to_publish = true,
            .chapters = chapter_names(),
            .period = "last-year"};
}

}  // namespace tiers::report
