#include <tiers/exchange.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct Options {
    std::optional<std::string> matching, kind, category;
    std::vector<std::string> tags;
    std::int64_t version = 4;
    bool left = false;
};

void declare(Arguments& verb, Options& o) {
    verb.positional("matching", o.matching, tr("Part of the name or e-mail"));
    verb.choice("--kind", "KIND", o.kind, {"person", "organisation"}, tr("Only persons, or only organisations"));
    verb.option("--category", "ID", o.category, tr("Only this category"));
    verb.option("--tag", "WORD", o.tags, tr("Only those with this tag; with all of them when given several times"));
    verb.flag("--left", o.left, tr("Also those who left"));
    verb.option("--vcard", "VERSION", o.version, tr("3 for older software; 4 when left out"));
}

int run(const Options& o, Invocation& call) {
    if (call.asked_format().value_or(render::Format::vcf) != render::Format::vcf)
        throw BadInput("bad_format", tr("members are exported as vcf"),
                       tr("tiers member list writes the other formats"));
    const auto store = call.open(Access::read);
    member::Query query;
    query.kind = o.kind;
    query.category = o.category;
    query.matching = o.matching;
    query.left = o.left;
    query.tags = o.tags;
    exchange::export_cards(store, query, call.data_folder() / "territory", static_cast<int>(o.version),
                           [&](std::string_view card) { call.write(card); });
    return 0;
}

}  // namespace

extern const Verb member_export;
const Verb member_export =
    verb<Options>("export", msgid("Write members for an address book, as vCard"), Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
