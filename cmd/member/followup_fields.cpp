#include "cmd/member/followup_fields.h"

namespace tiers::cmd {

void refuse_with(bool others, const char* option) {
    if (others) throw BadInput("bad_options", say("{} takes an id and nothing else", option));
}

std::string text_or_input(const std::string& text, Invocation& call) {
    if (text != "-") return text;
    auto input = call.read_input("-");
    while (input.ends_with('\n') || input.ends_with('\r')) input.pop_back();
    return input;
}

void declare_track(Arguments& verb, std::string& track) {
    verb.choice("--track", "TRACK", track, followup::tracks(),
                tr("Professional when left out; the personal one is kept apart"));
}

Table followup_receipt(const char* done, const followup::Followup& followup, const Invocation& call) {
    return {.columns = followup::columns(),
            .rows = {followup::row(followup)},
            .sentences = {followup::sentence(done, followup, call.language())}};
}

Table move_receipt(const char* done, const followup::Move& move, const Invocation& call) {
    return {.columns = followup::move_columns(),
            .rows = {followup::move_row(move, call.today())},
            .sentences = {followup::move_sentence(done, move, call.language())}};
}

Table note_receipt(const char* done, const std::vector<followup::Note>& notes, const Invocation& call) {
    Table table{.columns = followup::note_columns()};
    for (const auto& one : notes) {
        table.rows.push_back(followup::note_row(one));
        table.sentences.push_back(followup::note_sentence(done, one, call.language()));
    }
    return table;
}

Table outcome_receipt(const char* done, const followup::Outcome& outcome, const Invocation& call) {
    return {.columns = followup::outcome_columns(),
            .rows = {followup::outcome_row(outcome)},
            .sentences = {followup::outcome_sentence(done, outcome, call.language())}};
}

}  // namespace tiers::cmd
