#include "member/sender.h"

#include <tiers/error.h>
#include <tiers/i18n.h>

#include "base/json.h"
#include "store/database.h"

namespace tiers::member {

Sender sender(const Store& store) {
    auto row = store.db().prepare("select content from declared where kind = 'mail' and retired is null");
    const auto said = row.step() ? stored_json(row.text(0)) : Json();
    Sender found{said.text("from"), said.text("reply_to")};
    found.max_per_run = said.number("max_per_run", found.max_per_run);
    if (found.from.empty())
        throw BadInput("no_sender", tr("tiers.toml does not say who sends mails"),
                       "[mail] from = \"accueil@example.org\"");
    return found;
}

}  // namespace tiers::member
