#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct Options {
    std::string file;
};

void declare(Arguments& verb, Options& o) {
    verb.positional("file", o.file, tr("File to make; one that is there is never replaced"));
}

int run(const Options& o, Invocation& call) {
    const auto store = call.open(Access::read);
    upkeep::backup(store, o.file);
    const auto head = upkeep::journal_head(store);
    call.show("tiers.db.backup/1", {.columns = {{"file", tr("File"), Kind::code}, {"head", tr("Head"), Kind::code}},
                                    .rows = {{o.file, head}},
                                    .sentences = {say("backed up to {}; head of the journal {}", o.file, head)}});
    return 0;
}

}  // namespace

extern const Verb db_backup;
const Verb db_backup = verb<Options>("backup", msgid("Copy the database, also while others write, and check the copy"),
                                     Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
