#include "cmd/event/topics.h"

namespace tiers::cmd {

Table topic_receipt(const char* done, const std::vector<event::Proposal>& topics) {
    Table table{.columns = event::proposal_columns()};
    for (const auto& topic : topics) {
        table.rows.push_back(event::proposal_row(topic));
        table.sentences.push_back(event::proposal_sentence(done, topic));
    }
    return table;
}

}  // namespace tiers::cmd
