#include <tiers/catalogue.h>
#include <tiers/directory.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberDirectoryOptions {
    std::vector<std::string> words;
    bool is_public = false;
};

void declare(Arguments& verb, MemberDirectoryOptions& o) {
    verb.positional("words", o.words, tr("Beginnings of words of the name, the sector or a skill; all must fit"));
    verb.flag("--public", o.is_public, tr("Without e-mails, to be published"));
}

int run(const MemberDirectoryOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto us = catalogue::operator_of(store);
    call.speak_on_page(us.language);
    std::string words;
    for (const auto& word : o.words) words += word + " ";
    Table table{.columns = member::directory_columns(o.is_public), .empty = tr("nobody who agreed to be found fits")};
    for (const auto& one : member::directory(store, words, call.today()))
        table.rows.push_back(member::directory_row(one, o.is_public));
    Document document;
    document.schema = "tiers.member.directory/1";
    document.title = tr("Directory of members");
    document.whose = us.name;
    document.sections.emplace_back(std::move(table));
    call.show(document);
    return 0;
}

}  // namespace

extern const Verb member_directory;
const Verb member_directory =
    verb<MemberDirectoryOptions>("directory", msgid("Find members who agreed to be found, by skill, sector or name"),
                                 Needs::read, uses_none, declare, run, [] { return member::directory_columns(false); });

}  // namespace tiers::cmd
