#include <tiers/catalogue.h>
#include <tiers/upkeep.h>
#include <filesystem>
#include <iterator>

#include "cmd/invocation.h"
#include "cmd/output_file.h"
#include "cmd/report/mail.h"
#include "cmd/report/own.h"
#include "cmd/report/report.h"

namespace tiers::cmd {

namespace {

namespace fs = std::filesystem;

struct ReportAllOptions {
    std::string period = "last-month";
    PublishingOptions publishing;
    MailOptions mail;
};

struct ReportPage {
    std::string name;
    Document document;
};

void declare(Arguments& verb, ReportAllOptions& o) {
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-10 or last-quarter; last-month when left out"));
    verb.flag("--public", o.publishing.published, tr("To publish: small cells merged, and only what can be published"));
    declare_overriding(verb, o.publishing);
    declare_mail(verb, o.mail);
}

/// 2026-10 for a month, else 2026-10-05_2026-10-11. Throws BadInput for a period that has no end.
std::string folder_name(const Period& period) {
    if (!period.from || !period.to)
        throw BadInput("open_period",
                       say("'{}' has no end: all reports want a period from one day to another", period.text),
                       "--period last-month");
    const std::chrono::year_month_day from(*period.from), to(*period.to);
    const auto month = from.year() / from.month();
    if (from.day() == std::chrono::day(1) && to == month / std::chrono::day(1) + std::chrono::months(1))
        return iso(*period.from).substr(0, 7);
    return fmt::format("{}_{}", iso(*period.from), iso(*period.to - std::chrono::days(1)));
}

/// All of a period, and of one's own; on one event or on how things stand now, there is nothing to tell of a period.
std::vector<ReportPage> pages_of(const Store& store, const report::Query& asked, Invocation& call) {
    std::vector<ReportPage> pages;
    for (const auto& report : report::all()) {
        if (report.of_event || report.by.empty() || (asked.published && !report.to_publish)) continue;
        auto query = asked;
        query.by = asked.published && report.published_by ? report.published_by : report.by.front();
        std::vector<PublishedTable> tables;
        query.publishing = &tables;
        auto document = report::run_among_others(report, store, query);
        if (!asked.overriding && !report::publishable(store, query, tables, *asked.publishing)) {
            call.say("'{}' is left out: beside what is published, it tells of few people", report.name);
            continue;
        }
        std::move(tables.begin(), tables.end(), std::back_inserter(*asked.publishing));
        pages.push_back({report.name, std::move(document)});
    }
    if (asked.published) return pages;
    for (const auto& own : own_files(call.config_file().parent_path() / "reports"))
        pages.push_back({own.name, run_own(store, own, asked, call)});
    return pages;
}

Document index_of(const Store& store, const report::Query& query, const std::vector<ReportPage>& pages) {
    Document index;
    index.title = tr("Reports");
    index.period = query.period;
    index.place = query.place;
    index.whose = catalogue::operator_of(store).name;
    Table table{.columns = {{"title", tr("Report")}, {"page", tr("Page"), Kind::code}}};
    table.columns.back().page = true;
    for (const auto& page : pages) table.rows.push_back({page.document.title, page.name + ".html"});
    index.sections.emplace_back(std::move(table));
    return index;
}

void mail_pages(const MailOptions& o, const Store& store, const Document& index, const std::vector<ReportPage>& pages,
                Invocation& call) {
    if (o.to.empty()) return;
    exchange::ReportMail mail{.name = "reports",
                              .to = {},
                              .subject = render::one_line(index, call.language()),
                              .text = call.rendered(index, render::Format::table),
                              .pages = {}};
    for (const auto& page : pages)
        mail.pages.push_back({page.name + ".html", call.rendered(page.document, render::Format::html)});
    send_report(o, store, std::move(mail), call);
}

int run(const ReportAllOptions& o, Invocation& call) {
    check_publishing(o.publishing);
    if (!call.globals().output) throw BadInput("needs_folder", tr("where to is not said"), tr("--output FOLDER"));
    prepare_mail(o.mail, call);
    const auto store = call.open(Access::read);
    if (!o.mail.to.empty()) upkeep::refuse_restored(store);
    call.speak_on_pages(catalogue::operator_of(store).language);
    auto query = query_of(store, o.period, call);
    query.published = o.publishing.published;
    query.overriding = o.publishing.rule.has_value();
    std::vector<PublishedTable> published;
    query.publishing = &published;
    const auto folder = fs::path(*call.globals().output) / folder_name(query.period);
    const auto pages = pages_of(store, query, call);
    remember_published(store, published, o.publishing, call);
    const auto index = index_of(store, query, pages);
    make_folder(folder);
    for (const auto& page : pages) call.write_page(folder / (page.name + ".html"), page.document);
    call.write_page(folder / "index.html", index);
    mail_pages(o.mail, store, index, pages, call);
    call.say("{} reports in '{}'", pages.size(), folder.string());
    return 0;
}

}  // namespace

extern const Verb report_all;
const Verb report_all = verb<ReportAllOptions>("all", msgid("All reports of a period, as pages in a folder"),
                                               Needs::read, uses_place, declare, run);

}  // namespace tiers::cmd
