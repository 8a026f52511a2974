#include "member/sender.h"

#include <tiers/error.h>
#include <tiers/i18n.h>
#include <nlohmann/json.hpp>

#include "store/database.h"

namespace tiers::member {

Sender sender(const Store& store) {
    auto row = store.db().prepare("select content from declared where kind = 'mail' and retired is null");
    const auto said = row.step() ? nlohmann::json::parse(row.text(0)) : nlohmann::json::object();
    Sender found{said.value("from", ""), said.value("reply_to", "")};
    if (found.from.empty())
        throw BadInput("no_sender", tr("tiers.toml does not say who sends mails"),
                       "[mail] from = \"accueil@example.org\"");
    return found;
}

}  // namespace tiers::member
