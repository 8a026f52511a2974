#pragma once

#include <tiers/affiliation.h>
#include <tiers/certificate.h>
#include <tiers/consent.h>
#include <tiers/ledger.h>
#include <tiers/presence.h>
#include <tiers/subscription.h>
#include <tiers/trip.h>
#include <vector>

#include "cmd/invocation.h"

namespace tiers::cmd {

// What verbs say they did: a sentence for each thing, and the rows.

Table member_receipt(const char* done, const member::Member& member);
Table certificate_receipt(const char* done, const std::vector<member::Certificate>& certificates, Day today);
Table subscription_receipt(const Store& store, const char* done, const std::vector<member::Subscription>& subscriptions,
                           const Invocation& call);
Table presence_receipt(const char* done, const std::vector<member::Presence>& presences, const Invocation& call);
Table affiliation_receipt(const char* done, const std::vector<member::Affiliation>& affiliations, Day today);
Table trip_receipt(const char* done, const member::Trip& trip);
Table consent_receipt(const char* done, const member::Consent& consent, Day today);

/// How amounts of allowances are told in the asked format.
member::AmountStyle amount_style(const Store& store, const Invocation& call);
Table bucket_receipt(const char* done, const std::vector<member::Bucket>& buckets, const member::AmountStyle& style,
                     Day today);

}  // namespace tiers::cmd
