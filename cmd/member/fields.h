#pragma once

#include <tiers/affiliation.h>
#include <tiers/certificate.h>
#include <tiers/consent.h>
#include <tiers/ledger.h>
#include <tiers/presence.h>
#include <tiers/subscription.h>
#include <tiers/trip.h>
#include <optional>
#include <string>
#include <vector>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// What member add and member edit take in common.
struct MemberFields {
    std::optional<std::string> email, phone, external_id, category, legal_form, siren, siret, sector, commune,
        organisation, joined, left, note;
    member::ProfileEdit profile;
};
void declare_fields(Arguments& verb, MemberFields& fields);
/// What member edit takes away beside them.
void declare_taken(Arguments& verb, member::ProfileEdit& profile);
/// Puts what was given into a member. A commune may be a code, a name or a postcode.
void put(const MemberFields& fields, member::Member& member, const Store& store, const Invocation& call);

Table member_receipt(const char* done, const member::Member& member);

/// The members that words, or standard input, name.
std::vector<member::Id> member_ids(Invocation& call, const Store& store, const std::vector<std::string>& words,
                                   bool exact = false);
Table certificate_receipt(const char* done, const std::vector<member::Certificate>& certificates, Day today);

/// Cents of an amount typed, "45.00". Throws BadInput.
std::optional<std::int64_t> cents(const std::optional<std::string>& typed);
/// The words that name a subscription, and the one they name: that runs on a day or begins after it.
void declare_subscription(Arguments& verb, std::string& who, std::optional<std::string>& plan);
member::Subscription subscription_named(const Store& store, const std::string& who,
                                        const std::optional<std::string>& plan, Day day, bool exact = false);
Table subscription_receipt(const Store& store, const char* done, const std::vector<member::Subscription>& subscriptions,
                           const Invocation& call);

/// An instant typed in the clock of a place.
std::optional<Instant> instant(const std::optional<std::string>& typed, const catalogue::Place& place, Instant now);
Table presence_receipt(const char* done, const std::vector<member::Presence>& presences, const Invocation& call);

/// A day that was typed, none where it is empty, and the other where nothing was.
std::optional<Day> day_or(const std::optional<std::string>& typed, std::optional<Day> otherwise);

/// What join and leave say: a sentence an affiliation, and the rows.
Table affiliation_receipt(const char* done, const std::vector<member::Affiliation>& affiliations, Day today);

Table trip_receipt(const char* done, const member::Trip& trip);
Table consent_receipt(const char* done, const member::Consent& consent, Day today);
/// How amounts of allowances are told in the asked format.
member::AmountStyle amount_style(const Store& store, const Invocation& call);
Table bucket_receipt(const char* done, const std::vector<member::Bucket>& buckets, const member::AmountStyle& style,
                     Day today);

}  // namespace tiers::cmd
