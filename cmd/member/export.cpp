#include <tiers/exchange.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberExportOptions {
    std::optional<std::string> matching, kind, category;
    std::vector<std::string> tags;
    std::int64_t version = 4;
    bool left = false;
};

void declare(Arguments& verb, MemberExportOptions& o) {
    verb.positional("matching", o.matching, tr("Part of the name or e-mail"));
    verb.choice("--kind", "KIND", o.kind, {"person", "organisation"}, tr("Only persons, or only organisations"));
    verb.option("--category", "ID", o.category, tr("Only this category"));
    verb.option("--tag", "WORD", o.tags, tr("Only those with this tag; with all of them when given several times"));
    verb.flag("--left", o.left, tr("Also those who left"));
    verb.option("--vcard", "VERSION", o.version, tr("3 for older software; 4 when left out"));
}

int write_rows(const Store& store, const member::Query& query, Invocation& call) {
    Table heading{.columns = exchange::member_columns(store)};
    auto rows = call.rows("tiers.member.export/1", heading);
    exchange::export_members(store, query, [&](Row row) { rows.row(std::move(row)); });
    rows.finish();
    return 0;
}

int run(const MemberExportOptions& o, Invocation& call) {
    using render::Format;
    const auto format = call.asked_format().value_or(Format::vcf);
    if (format != Format::vcf && format != Format::jsonl && format != Format::csv)
        throw BadInput("bad_format", tr("members are exported as vcf, jsonl or csv"),
                       tr("tiers member list writes the other formats"));
    const auto store = call.open(Access::read);
    member::Query query;
    query.kind = o.kind;
    query.category = o.category;
    query.matching = o.matching;
    query.left = o.left;
    query.tags = o.tags;
    if (format == Format::csv) return write_rows(store, query, call);
    const auto write = [&](std::string_view text) { call.write(text); };
    if (format == Format::jsonl)
        exchange::export_lines(store, query, write);
    else
        exchange::export_cards(store, query, call.data_folder() / "territory", static_cast<int>(o.version), write);
    return 0;
}

}  // namespace

extern const Verb member_export;
const Verb member_export =
    verb<MemberExportOptions>("export", msgid("Write members for another program, as vCard, CSV or JSON lines"),
                              Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
