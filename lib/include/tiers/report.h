#pragma once

#include <tiers/document.h>
#include <tiers/i18n.h>
#include <tiers/published.h>
#include <tiers/store.h>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::report {

/// What a report wrote as JSON, elsewhere.
struct ExportedReport {
    std::string file;  ///< where it came from, for messages
    std::string json;
};

struct Shared;

/// What is asked of a report.
struct Query {
    Period period;
    std::string place;  ///< declared id, empty for all
    std::string by;     ///< one of the report's own words, or two with a comma between them
    bool explain = false;
    bool year_before = false;                   ///< with the same days of the year before beside
    bool forecast = false;                      ///< of days to come: what is booked by now
    std::string event = {};                     ///< code, of a report on one event
    bool published = false;                     ///< no names, and no small cells
    bool overriding = false;                    ///< and whatever was published before
    std::filesystem::path territory = {};       ///< folder of the tables of communes and EPCI
    std::filesystem::path factors = {};         ///< file of what travelling emits
    Language language = Language::en;           ///< of numbers within sentences
    std::vector<ExportedReport> others = {};    ///< to put beside this one
    std::vector<std::string> chapters = {};     ///< names of reports, of one that is made of others; empty for all
    std::vector<std::string> fields = {};       ///< columns that will be seen, of lines; empty for all
    std::shared_ptr<const Shared> shared = {};  ///< what other reports of the same document counted already
    std::vector<PublishedTable>* publishing = nullptr;  ///< takes what is to be remembered of what is published
};

/// The first table of a report, whose rows are made one by one as they are written.
struct Lines {
    Table heading;
    std::function<void(const std::function<void(Row)>& take)> each;
};

/// A report, declared in one place: its help, completion, columns in every format and its manual come from this.
struct Report {
    const char* name;
    const char* help;             ///< msgid
    std::vector<std::string> by;  ///< what --by takes; the first is the default; none for how things stand now, nor
                                  ///< for what is made of others
    Document (*run)(const Store&, const Query&);
    std::vector<Column> (*columns)() = nullptr;                 ///< of its first table
    bool of_event = false;                                      ///< on one event, which is named
    bool to_publish = false;                                    ///< of days, and may be asked for without small cells
    bool of_operator = false;                                   ///< on what belongs to no place
    bool by_two = false;                                        ///< --by takes two of its words too, "resource,weekday"
    bool compares = false;                                      ///< may have the year before beside
    bool forecasts = false;                                     ///< tells days to come too
    std::string (*json)(const Store&, const Query&) = nullptr;  ///< in the form of others, instead of its rows
    std::vector<std::string> chapters = {};                ///< the reports it is made of, where it is made of others
    bool with_others = false;                              ///< others may be put beside it
    bool recalled = false;                                 ///< all it reads is kept as it was before
    const char* period = "last-month";                     ///< when none is asked for
    const char* published_by = nullptr;                    ///< its --by among others that are published; the first
    Lines (*lines)(const Store&, const Query&) = nullptr;  ///< for machines that read lines, where there may be many
};

/// One that is recalled, as it would have been told at the clock of the store: today's definitions, over what was
/// recorded by then.
TIERS_API Document run_as_of(const Report& report, const Store& store, const Query& query);

/// One of several that are told together: where it tells no places apart it is of all of them, says so, and forgets the
/// place that was asked for.
TIERS_API Document run_among_others(const Report& report, const Store& store, Query& query);

/// Every report there is, in order.
TIERS_API const std::vector<Report>& all();

/// Whether these tables were published as they are.
TIERS_API bool remembered(const Store& store, const std::vector<PublishedTable>& tables);
/// Whether they can be published together, as remember() would see it, with others beside them that are not published
/// yet; what was published before counts for nothing where the query overrides it.
TIERS_API bool publishable(const Store& store, const Query& query, const std::vector<PublishedTable>& tables,
                           const std::vector<PublishedTable>& beside);
/// Remembers that they are published, in the caller's transaction. Throws Refused where one of them, less what was
/// published before, tells of fewer people than are published (privacy.min_cell); with a reason it is published all the
/// same, the journal keeps why, and a sentence for each such report comes back.
TIERS_API std::vector<std::string> remember(Store& store, const std::vector<PublishedTable>& tables,
                                            const std::string& reason = {});

/// Tables that were published, the first first.
TIERS_API std::vector<Column> publication_columns();
TIERS_API void each_publication(const Store& store, const std::function<void(Row)>& take);

}  // namespace tiers::report
