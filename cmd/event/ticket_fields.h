#pragma once

#include <tiers/ticket.h>
#include <string>
#include <vector>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// Tickets as a sheet to print or to show on a screen; machines get a row each.
Document ticket_sheet(const std::vector<event::IssuedTicket>& tickets, Invocation& call);

}  // namespace tiers::cmd
