#include "cmd/report/report.h"

#include <tiers/report.h>

#include "cmd/invocation.h"
#include "cmd/large_pages.h"
#include "cmd/report/mail.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

extern const Verb report_all, report_published;

namespace {

struct ReportOptions {
    std::optional<std::string> period;
    std::string by;
    std::optional<std::string> compare, as_of;
    bool forecast = false;
    std::vector<std::string> chapters, with;
    PublishingOptions publishing;
    MailOptions mail;
};

void write_lines(const report::Report& report, const report::Lines& lines, Invocation& call) {
    auto rows = call.rows(fmt::format("tiers.report.{}/1", report.name), lines.heading);
    lines.each([&](Row row) { rows.row(std::move(row)); });
    rows.finish();
}

bool reads_lines(std::optional<render::Format> format) {
    return format == render::Format::csv || format == render::Format::tsv || format == render::Format::jsonl;
}

/// The clock is that of then.
void go_back(const std::string& as_of, Invocation& call) {
    const auto now = call.now();
    call.stand_at(as_of);
    if (call.now() > now)
        throw BadInput("as_of_to_come", say("'{}' is still to come", as_of), "--as-of 2026-01-31T18:00");
}

/// No report holds more of what is stored than this.
std::size_t most_memory(const Store& store) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(store.file(), unknown);
    return unknown ? 0 : size;
}

int run(const report::Report& report, const ReportOptions& o, Invocation& call) {
    check_publishing(o.publishing);
    if (o.as_of && o.publishing.published)
        throw BadInput("as_of_public", tr("what is published is known as of today"), tr("without --as-of"));
    if (o.as_of) go_back(*o.as_of, call);
    prepare_mail(o.mail, call);
    const auto store = call.open(Access::read);
    const auto for_machines = o.mail.to.empty() && !o.as_of;
    const auto streams = for_machines && !o.publishing.published && report.lines && reads_lines(call.asked_format());
    if (!streams) expect_memory(most_memory(store));
    speak_in_mail(o.mail, store, call);
    auto query = query_of(store, o.period.value_or(o.forecast ? "next-month" : report.period), call);
    query.by = o.by;
    query.year_before = o.compare.has_value();
    query.forecast = o.forecast;
    query.explain = call.globals().explain;
    query.published = o.publishing.published;
    query.overriding = o.publishing.rule.has_value();
    query.chapters = comma_separated(o.chapters);
    for (const auto& file : o.with) query.others.push_back({file, call.read_input(file)});
    std::vector<PublishedTable> published;
    query.publishing = &published;
    if (for_machines && report.json && call.asked_format() == render::Format::json) {
        const auto json = report.json(store, query);
        remember_published(store, published, o.publishing, call);
        call.write(json);
    } else if (streams) {
        query.fields = comma_separated(call.globals().fields);
        write_lines(report, report.lines(store, query), call);
    } else {
        auto document = o.as_of ? report::run_as_of(report, store, query) : report.run(store, query);
        remember_published(store, published, o.publishing, call);
        hand_out(o.mail, store, report.name, std::move(document), call);
    }
    return 0;
}

struct EventReportOptions {
    std::string event;
    PublishingOptions publishing;
    MailOptions mail;
};

int run_of_event(const report::Report& report, const EventReportOptions& o, Invocation& call) {
    check_publishing(o.publishing);
    prepare_mail(o.mail, call);
    const auto store = call.open(Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    speak_in_mail(o.mail, store, call);
    report::Query query;
    query.explain = call.globals().explain;
    query.event = o.event;
    query.published = o.publishing.published;
    query.overriding = o.publishing.rule.has_value();
    query.territory = call.data_folder() / "territory";
    query.language = call.language();
    std::vector<PublishedTable> published;
    query.publishing = &published;
    auto document = report.run(store, query);
    remember_published(store, published, o.publishing, call);
    hand_out(o.mail, store, report.name, std::move(document), call);
    return 0;
}

Verb verb_of_event(const report::Report& report) {
    return {report.name,
            report.help,
            Needs::read,
            uses_explain,
            [&report](Arguments& arguments) {
                const auto options = std::make_shared<EventReportOptions>();
                arguments.positional("event", options->event, tr("Event it is on"), Names::event);
                arguments.flag("--public", options->publishing.published,
                               tr("To publish: without names, small cells merged"));
                declare_overriding(arguments, options->publishing);
                declare_mail(arguments, options->mail);
                return [options, &report](Invocation& call) { return run_of_event(report, *options, call); };
            },
            report.columns};
}

int run_now(const report::Report& report, const MailOptions& mail, Invocation& call) {
    prepare_mail(mail, call);
    const auto store = call.open(Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    speak_in_mail(mail, store, call);
    report::Query query;
    query.explain = call.globals().explain;
    hand_out(mail, store, report.name, report.run(store, query), call);
    return 0;
}

Verb verb_now(const report::Report& report) {
    return {report.name,
            report.help,
            Needs::read,
            uses_explain,
            [&report](Arguments& arguments) {
                const auto mail = std::make_shared<MailOptions>();
                declare_mail(arguments, *mail);
                return [mail, &report](Invocation& call) { return run_now(report, *mail, call); };
            },
            report.columns};
}

void declare_period(const report::Report& report, Arguments& arguments, ReportOptions& options) {
    arguments.option("--period", "PERIOD", options.period,
                     say("When, for instance 2026-10 or last-quarter; {} when left out", report.period));
    if (report.compares)
        arguments.choice("--compare", "WHAT", options.compare, {"last-year"},
                         tr("With the same days of the year before beside"));
    if (report.forecasts)
        arguments.flag("--forecast", options.forecast,
                       tr("Of days to come: what is booked by now; next-month when no period is given"));
    if (report.recalled)
        arguments.option("--as-of", "TIME", options.as_of,
                         tr("As it would have been printed then, of what was recorded by then"));
}

void declare_what(const report::Report& report, Arguments& arguments, ReportOptions& options) {
    if (!report.by.empty()) options.by = report.by.front();
    if (report.by_two)
        arguments.pair("--by", "WHAT", options.by, report.by,
                       tr("What to group by, or two of them as in resource,weekday"));
    else if (report.by.size() > 1)
        arguments.choice("--by", "WHAT", options.by, report.by, tr("What to group by"));
    if (!report.chapters.empty())
        arguments.option("--chapters", "A,B", options.chapters,
                         say("Only these chapters: {}", fmt::format("{}", fmt::join(report.chapters, ", "))));
    if (report.with_others)
        arguments.option("--with", "FILE", options.with,
                         tr("Put the places of this report beside, written as JSON elsewhere"), Names::file);
    if (!report.to_publish) return;
    arguments.flag("--public", options.publishing.published, tr("To publish: small cells merged"));
    declare_overriding(arguments, options.publishing);
}

Verb verb_of(const report::Report& report) {
    if (report.of_event) return verb_of_event(report);
    if (report.by.empty() && report.chapters.empty()) return verb_now(report);
    return {report.name,
            report.help,
            Needs::read,
            report.of_operator ? uses_explain : uses_place | uses_explain,
            [&report](Arguments& arguments) {
                const auto options = std::make_shared<ReportOptions>();
                declare_period(report, arguments, *options);
                declare_what(report, arguments, *options);
                declare_mail(arguments, options->mail);
                return [options, &report](Invocation& call) { return run(report, *options, call); };
            },
            report.columns};
}

}  // namespace

report::Query query_of(const Store& store, const std::string& period, const Invocation& call) {
    const auto place = call.globals().place.value_or("");
    report::Query query;
    query.period = parse_period(period, catalogue::zone_of(store, place).day(call.now()));
    query.place = place;
    query.territory = call.data_folder() / "territory";
    query.factors = call.data_folder() / "emission-factors.toml";
    query.language = call.language();
    return query;
}

void declare_overriding(Arguments& arguments, PublishingOptions& options) {
    arguments.choice("--override", "RULE", options.rule, {"difference"},
                     tr("Publish all the same what tells of few people beside what was published"));
    arguments.option("--reason", "TEXT", options.reason, tr("With --override, why; kept in the journal"));
}

void check_publishing(const PublishingOptions& o) {
    if (o.rule && !o.published) throw BadInput("override_unpublished", tr("--override goes with --public"), "--public");
    if (o.rule.has_value() != (o.reason.has_value() && !o.reason->empty()))
        throw BadInput("override_reason", tr("--override and --reason go together"),
                       "--override difference --reason TEXT");
}

void remember_published(const Store& store, const std::vector<PublishedTable>& tables, const PublishingOptions& o,
                        Invocation& call) {
    if (report::remembered(store, tables)) return;
    if (call.globals().snapshot)
        throw Refused("public_snapshot", tr("what is published is remembered in the database, not in a copy of it"),
                      tr("publish without --snapshot"));
    auto own = call.open(store.file(), Access::write);
    Transaction transaction(own);
    const auto overridden = report::remember(own, tables, o.rule ? *o.reason : std::string());
    transaction.commit();
    for (const auto& sentence : overridden) call.say("{}", sentence);
}

std::vector<Verb> report_verbs() {
    std::vector<Verb> verbs = {report_all, report_published};
    for (const auto& report : report::all()) verbs.push_back(verb_of(report));
    return verbs;
}

}  // namespace tiers::cmd
