#pragma once

#include <tiers/followup.h>
#include <optional>
#include <string>

#include "cmd/invocation.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

/// Throws BadInput for --withdraw, or what stands for it, with anything else.
void refuse_with(bool others, const char* option);
/// The text itself, or for "-" what stands on standard input, where no history of a shell keeps it.
std::string text_or_input(const std::string& text, Invocation& call);
/// "--track personal" is what shows and touches the personal track.
void declare_track(Arguments& verb, std::string& track);

Table followup_receipt(const char* done, const followup::Followup& followup, const Invocation& call);
Table move_receipt(const char* done, const followup::Move& move, const Invocation& call);
Table note_receipt(const char* done, const std::vector<followup::Note>& notes, const Invocation& call);
Table outcome_receipt(const char* done, const followup::Outcome& outcome, const Invocation& call);

}  // namespace tiers::cmd
