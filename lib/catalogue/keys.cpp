#include "catalogue/keys.h"

#include <algorithm>

#include "base/text.h"

namespace tiers::catalogue {

namespace {

/// The short names of kinds hold in the table alone.
namespace declared {

using enum KeyKind;

// clang-format off
/// Every key there is, one a line. `fallback` and `example` are written as TOML; a key without fallback has none.
constexpr Key every_key[] = {
    {.path = "operator", .kind = table_, .required = true, .help = msgid("Who runs the places")},
    {.path = "operator.name", .kind = text, .required = true, .example = "\"Coworking Pays Basque\"", .help = msgid("Name, as it stands on documents")},
    {.path = "operator.legal_form", .kind = text, .example = "\"association\"", .help = msgid("association, cooperative, company, public body ...")},
    {.path = "operator.siren", .kind = siren, .example = "\"732829320\"", .help = msgid("SIREN, nine digits")},
    {.path = "operator.language", .kind = word, .fallback = "\"fr\"", .words = "en fr", .help = msgid("Language of documents, pages and mails")},
    {.path = "operator.currency", .kind = currency, .fallback = "\"EUR\"", .help = msgid("ISO 4217 code")},
    {.path = "operator.vat", .kind = word, .fallback = "\"out-of-scope\"", .example = "[{ from = 2012-07-01, regime = \"out-of-scope\" }]", .words = "taxable franchise exempt out-of-scope", .dated = "regime", .help = msgid("VAT regime, by date")},

    {.path = "database", .kind = table_, .help = msgid("Where the data lies")},
    {.path = "database.path", .kind = text, .fallback = "\"tiers.db\"", .help = msgid("Database, relative to this file")},

    {.path = "place", .kind = tables, .help = msgid("A site with an address and opening hours")},
    {.path = "place.id", .kind = id, .required = true, .example = "\"izarbel\"", .help = msgid("Id used on the command line")},
    {.path = "place.name", .kind = text, .example = "\"Espace coworking Izarbel\"", .help = msgid("Name for people; the id when left out")},
    {.path = "place.kinds", .kind = words, .fallback = "[]", .example = "[\"coworking\"]", .words = "coworking telecentre fablab cantine business-centre incubator club training public-service hybrid", .help = msgid("What the place is; several may be given")},
    {.path = "place.owner", .kind = text, .example = "\"Commune de Bidart\"", .help = msgid("Who owns the walls")},
    {.path = "place.host", .kind = text, .example = "\"antic Pays basque\"", .help = msgid("Who lends the walls")},
    {.path = "place.address", .kind = text, .example = "\"2 allée Théodore Monod\"", .help = msgid("Street address")},
    {.path = "place.commune", .kind = commune, .example = "\"64125\"", .help = msgid("INSEE code of the commune (not the postcode)")},
    {.path = "place.timezone", .kind = zone, .fallback = "\"Europe/Paris\"", .help = msgid("IANA time zone")},
    {.path = "place.surface_m2", .kind = number, .example = "55", .help = msgid("Surface in square metres")},
    {.path = "place.opened", .kind = day, .example = "2012-07-01", .help = msgid("First day the place was open")},
    {.path = "place.hours", .kind = hours, .fallback = "\"24/7\"", .example = "\"Mo-Fr 08:30-19:00; PH off\"", .dated = "value", .help = msgid("Opening hours, as OpenStreetMap writes them")},
    {.path = "place.holidays", .kind = word, .fallback = "\"FR\"", .words = "FR FR-57 FR-67 FR-68 none", .help = msgid("Public holidays that PH means in the hours")},
    {.path = "place.closures", .kind = tables, .fallback = "[]", .example = "[{ from = 2026-12-24, to = 2027-01-02, reason = \"winter\" }]", .help = msgid("Days the place is closed, both included")},
    {.path = "place.closures.from", .kind = day, .required = true, .help = msgid("First day closed")},
    {.path = "place.closures.to", .kind = day, .help = msgid("Last day closed, included; the first when left out")},
    {.path = "place.closures.reason", .kind = text, .help = msgid("Why, for people")},
    {.path = "place.closures_ics", .kind = texts, .fallback = "[]", .help = msgid("Calendar files whose events close the place, relative to this file")},

    {.path = "place.resource", .kind = tables, .help = msgid("What can be booked there")},
    {.path = "place.resource.id", .kind = id, .required = true, .example = "\"open-space\"", .help = msgid("Id used on the command line, once in the whole file")},
    {.path = "place.resource.name", .kind = text, .example = "\"Open space\"", .help = msgid("Name for people; the id when left out")},
    {.path = "place.resource.kind", .kind = word, .required = true, .example = "\"desk\"", .words = "desk room office machine equipment area", .help = msgid("What it is")},
    {.path = "place.resource.booked", .kind = word, .example = "\"seats\"", .words = "seats whole", .help = msgid("By seats (default for desk and area) or whole (default for the others)")},
    {.path = "place.resource.capacity", .kind = count, .fallback = "1", .example = "[{ from = 2012-07-01, seats = 14 }, { from = 2024-09-01, seats = 20 }]", .dated = "seats", .help = msgid("Seats it has, or people it holds when booked whole")},
    {.path = "place.resource.surface_m2", .kind = number, .example = "40", .help = msgid("Surface in square metres")},
    {.path = "place.resource.composed_of", .kind = ids, .fallback = "[]", .help = msgid("Resources it is made of: booking one takes the other away")},
    {.path = "place.resource.requires", .kind = ids, .fallback = "[]", .example = "[\"key-holder\"]", .help = msgid("Certificates a member needs")},
    {.path = "place.resource.equipment", .kind = ids, .fallback = "[]", .example = "[\"screen\", \"whiteboard\"]", .help = msgid("What is there, in words of your own that bookings may ask for")},
    {.path = "place.resource.hours", .kind = hours, .example = "\"Mo-Fr 09:00-18:00\"", .dated = "value", .help = msgid("Its own hours, instead of those of the place")},
    {.path = "place.resource.step", .kind = duration, .fallback = "\"0min\"", .example = "\"30min\"", .dated = "value", .help = msgid("Bookings start and end on this grid, counted from local midnight; 0min for any minute")},
    {.path = "place.resource.buffer", .kind = duration, .fallback = "\"0min\"", .dated = "value", .help = msgid("Time kept free between two bookings")},
    {.path = "place.resource.min_duration", .kind = duration, .fallback = "\"0min\"", .example = "\"30min\"", .dated = "value", .help = msgid("Shortest booking")},
    {.path = "place.resource.max_duration", .kind = duration, .example = "\"12h\"", .dated = "value", .help = msgid("Longest booking; no limit when left out")},
    {.path = "place.resource.lead_time", .kind = duration, .fallback = "\"0min\"", .dated = "value", .help = msgid("How long before its start a booking must be made")},
    {.path = "place.resource.horizon", .kind = days, .example = "\"90d\"", .dated = "value", .help = msgid("How far ahead a booking may end; no limit when left out")},
    {.path = "place.resource.cancel_before", .kind = duration, .example = "\"24h\"", .help = msgid("As in [booking], for this resource")},
    {.path = "place.resource.late_fee", .kind = money, .example = "\"5.00\"", .help = msgid("As in [booking], for this resource")},
    {.path = "place.resource.no_show_after", .kind = duration, .example = "\"15min\"", .help = msgid("As in [booking], for this resource")},
    {.path = "place.resource.hold", .kind = duration, .example = "\"2d\"", .help = msgid("As in [booking], for this resource")},
    {.path = "place.resource.approval", .kind = flag, .example = "true", .help = msgid("As in [booking], for this resource")},
    {.path = "place.resource.firm_within", .kind = days, .example = "\"60d\"", .help = msgid("As in [booking], for this resource")},
    {.path = "place.resource.early_checkin", .kind = duration, .example = "\"15min\"", .help = msgid("As in [booking], for this resource")},
    {.path = "place.resource.free_at_checkout", .kind = flag, .example = "true", .help = msgid("As in [booking], for this resource")},

    {.path = "booking", .kind = table_, .help = msgid("Rules for all resources; each may be set on a resource")},
    {.path = "booking.cancel_before", .kind = duration, .fallback = "\"0min\"", .example = "\"24h\"", .help = msgid("Cancelling later than this before the start is late")},
    {.path = "booking.late_fee", .kind = money, .example = "\"5.00\"", .help = msgid("What a late cancellation costs")},
    {.path = "booking.no_show_after", .kind = duration, .example = "\"15min\"", .help = msgid("Nobody checked in this long after the start: a no-show, and released; off when left out")},
    {.path = "booking.hold", .kind = duration, .fallback = "\"2d\"", .help = msgid("How long a booking that waits for approval, or that the waiting list gave, keeps its seats; \"0min\": until its start, and the waiting list books at once")},
    {.path = "booking.approval", .kind = flag, .fallback = "false", .help = msgid("Bookings wait for the approval of the operator")},
    {.path = "booking.firm_within", .kind = days, .example = "\"60d\"", .help = msgid("Occurrences of a series that start later than this are held, and firm once they come within; all are firm when left out")},
    {.path = "booking.early_checkin", .kind = duration, .fallback = "\"24h\"", .example = "\"15min\"", .help = msgid("How long before its start people may check in")},
    {.path = "booking.free_at_checkout", .kind = flag, .fallback = "false", .help = msgid("Who checks out early gives the rest of the time back, for others to book; the price stays")},

    {.path = "presence", .kind = table_, .help = msgid("How presence is counted")},
    {.path = "presence.half_day", .kind = duration, .fallback = "\"4h\"", .help = msgid("Up to this long a presence is a half-day")},
    {.path = "presence.auto_checkout", .kind = clock, .example = "\"20:00\"", .help = msgid("Who forgot to check out left at this time; closing time when left out")},

    {.path = "privacy", .kind = table_, .help = msgid("What is published and how long people are known")},
    {.path = "privacy.min_cell", .kind = count, .fallback = "5", .help = msgid("Smaller groups of people are merged when a report is published")},
    {.path = "privacy.retention", .kind = days, .fallback = "\"1095d\"", .help = msgid("Personal data is kept this long after somebody left")},
    {.path = "privacy.personal_retention", .kind = days, .fallback = "\"365d\"", .help = msgid("The personal track of a follow-up is kept this long after it ended")},

    {.path = "mail", .kind = table_, .help = msgid("Mails the operator sends")},
    {.path = "mail.from", .kind = email, .example = "\"accueil@example.org\"", .help = msgid("Sender")},
    {.path = "mail.reply_to", .kind = email, .example = "\"contact@example.org\"", .help = msgid("Where answers go; the sender when left out")},
    {.path = "mail.max_per_run", .kind = count, .fallback = "100", .help = msgid("Mails one command sends at most")},

    {.path = "assembly", .kind = table_, .help = msgid("What the statutes say of general assemblies")},
    {.path = "assembly.notice", .kind = days, .fallback = "\"15d\"", .help = msgid("How long before it an assembly is called")},
    {.path = "assembly.proxies", .kind = count, .fallback = "2", .help = msgid("Proxies one voter may hold")},
    {.path = "assembly.quorum", .kind = rate, .fallback = "\"0\"", .example = "\"25\"", .help = msgid("Share of the roll, in percent, that must be present or represented")},
    {.path = "assembly.presence_days", .kind = count, .fallback = "0", .example = "20", .help = msgid("Beside paid dues, days of presence before the assembly that a vote asks for")},
    {.path = "assembly.presence_months", .kind = count, .fallback = "6", .help = msgid("Months before the assembly in which they are counted")},

    {.path = "plan", .kind = tables, .help = msgid("What a member subscribes to; a version never changes once used")},
    {.path = "plan.id", .kind = id, .required = true, .example = "\"nomade\"", .help = msgid("Id used on the command line")},
    {.path = "plan.name", .kind = text, .example = "\"Nomade, 10 jours\"", .help = msgid("Name for people; the id when left out")},
    {.path = "plan.versions", .kind = tables, .required = true, .example = "[{ from = 2026-01-01, price = \"120.00\", every = \"month\", vat = \"0\", existing = \"at-renewal\", grants = [{ unit = \"day\", amount = 10, of = \"desk\" }], overage = [{ unit = \"day\", price = \"15.00\" }] }]", .help = msgid("What it costs and grants, by first day")},
    {.path = "plan.versions.from", .kind = day, .required = true, .help = msgid("First day of the version")},
    {.path = "plan.versions.price", .kind = money, .required = true, .help = msgid("Price of a period")},
    {.path = "plan.versions.every", .kind = word, .fallback = "\"month\"", .words = "day week month quarter half-year year once", .help = msgid("The period")},
    {.path = "plan.versions.vat", .kind = rate, .fallback = "\"0\"", .help = msgid("VAT rate in percent")},
    {.path = "plan.versions.regime", .kind = word, .words = "taxable franchise exempt out-of-scope", .help = msgid("VAT regime, when it is not the operator's")},
    {.path = "plan.versions.periods_from", .kind = day, .example = "2026-01-01", .help = msgid("A day on which a period begins, for periods of the calendar; the first day of the subscription when left out")},
    {.path = "plan.versions.term_months", .kind = count, .fallback = "0", .example = "12", .help = msgid("Months a subscription lasts, reckoned as its periods are; without end for 0")},
    {.path = "plan.versions.offered_months", .kind = count, .fallback = "0", .example = "3", .help = msgid("Who begins in so many last months of a term of the calendar has them free, before the next term")},
    {.path = "plan.versions.trial", .kind = days, .example = "\"14d\"", .help = msgid("Free days at the beginning")},
    {.path = "plan.versions.notice", .kind = days, .example = "\"30d\"", .help = msgid("How long before its end a member says so")},
    {.path = "plan.versions.deposit", .kind = money, .example = "\"300.00\"", .help = msgid("Deposit, asked once and given back at the end")},
    {.path = "plan.versions.dues", .kind = flag, .fallback = "false", .example = "true", .help = msgid("Dues of the association: who paid them has a vote")},
    {.path = "plan.versions.volunteering_hours", .kind = count, .fallback = "0", .example = "4", .help = msgid("Hours of volunteering expected in a period")},
    {.path = "plan.versions.bookings", .kind = word, .fallback = "\"allowances-first\"", .words = "allowances-first price-first", .help = msgid("allowances-first: bookings take of the time it grants; price-first: they cost their price, and that time is left for presences")},
    {.path = "plan.versions.existing", .kind = existing, .fallback = "\"keep\"", .help = msgid("Those on the version before: keep, at-renewal, or the day they move")},
    {.path = "plan.versions.grants", .kind = tables, .fallback = "[]", .help = msgid("Allowances of each period")},
    {.path = "plan.versions.grants.unit", .kind = word, .required = true, .words = "hour half-day day use money", .help = msgid("What is counted")},
    {.path = "plan.versions.grants.amount", .kind = count, .help = msgid("How many (cents for money); or else unlimited")},
    {.path = "plan.versions.grants.unlimited", .kind = flag, .fallback = "false", .help = msgid("As many as are used: instead of an amount")},
    {.path = "plan.versions.grants.of", .kind = id, .help = msgid("On which resource or kind of resource; any when left out")},
    {.path = "plan.versions.grants.rollover", .kind = days, .example = "\"31d\"", .help = msgid("How long after the period what is left of it can be used; not at all when left out")},
    {.path = "plan.versions.overage", .kind = tables, .fallback = "[]", .help = msgid("What more than the allowance costs")},
    {.path = "plan.versions.overage.unit", .kind = word, .required = true, .words = "hour half-day day use", .help = msgid("What is counted")},
    {.path = "plan.versions.overage.price", .kind = money, .required = true, .help = msgid("Price of one")},

    {.path = "pack", .kind = tables, .help = msgid("An allowance that is sold once, by itself")},
    {.path = "pack.id", .kind = id, .required = true, .example = "\"ten-days\"", .help = msgid("Id used on the command line")},
    {.path = "pack.name", .kind = text, .example = "\"Carnet de 10 jours\"", .help = msgid("Name for people; the id when left out")},
    {.path = "pack.unit", .kind = word, .required = true, .example = "\"day\"", .words = "hour half-day day use money", .help = msgid("What is counted")},
    {.path = "pack.amount", .kind = count, .required = true, .example = "10", .help = msgid("How many (cents for money)")},
    {.path = "pack.of", .kind = ids, .fallback = "[]", .example = "[\"desk\"]", .help = msgid("On which resources or kinds of resource; any when left out")},
    {.path = "pack.valid_for", .kind = days, .example = "\"365d\"", .help = msgid("How long what is left can be used; for ever when left out")},

    {.path = "tariff", .kind = tables, .help = msgid("What a booking costs")},
    {.path = "tariff.id", .kind = id, .example = "\"open-space\"", .help = msgid("Id; made of the resources when left out")},
    {.path = "tariff.resources", .kind = ids, .required = true, .example = "[\"open-space\"]", .help = msgid("Resources, or kinds of resource, it is for")},
    {.path = "tariff.members", .kind = selectors, .fallback = "[\"*\"]", .help = msgid("Categories of members it is for; * for all")},
    {.path = "tariff.plans", .kind = ids, .fallback = "[]", .example = "[\"nomade\"]", .help = msgid("Plans whose subscribers it is for; all members when left out")},
    {.path = "tariff.versions", .kind = tables, .required = true, .example = "[{ from = 2026-01-01, hour = \"25.00\", half_day = \"80.00\", day = \"140.00\", step = \"30min\", vat = \"0\" }]", .help = msgid("Prices, by first day")},
    {.path = "tariff.versions.from", .kind = day, .required = true, .help = msgid("First day of the version")},
    {.path = "tariff.versions.hour", .kind = money, .help = msgid("Price of an hour")},
    {.path = "tariff.versions.half_day", .kind = money, .help = msgid("Price of a half-day, as long as [presence] half_day")},
    {.path = "tariff.versions.day", .kind = money, .help = msgid("Price of a day")},
    {.path = "tariff.versions.week", .kind = money, .help = msgid("Price of a week")},
    {.path = "tariff.versions.month", .kind = money, .help = msgid("Price of a month")},
    {.path = "tariff.versions.prices", .kind = tables, .fallback = "[]", .example = "[{ lasts = \"3h\", price = \"60.00\" }]", .help = msgid("Prices of other durations")},
    {.path = "tariff.versions.prices.lasts", .kind = duration, .required = true, .help = msgid("The duration")},
    {.path = "tariff.versions.prices.price", .kind = money, .required = true, .help = msgid("Its price")},
    {.path = "tariff.versions.daily_cap", .kind = money, .example = "\"20.00\"", .help = msgid("The most that a member's bookings of a day cost, for each seat")},
    {.path = "tariff.versions.windows", .kind = tables, .fallback = "[]", .example = "[{ within = \"Mo-Fr 18:00-22:00\", hour = \"30.00\" }]", .help = msgid("Other prices within some hours; the first that holds counts")},
    {.path = "tariff.versions.windows.within", .kind = hours, .required = true, .help = msgid("The hours")},
    {.path = "tariff.versions.windows.hour", .kind = money, .help = msgid("Price of an hour")},
    {.path = "tariff.versions.windows.half_day", .kind = money, .help = msgid("Price of a half-day, as long as [presence] half_day")},
    {.path = "tariff.versions.windows.day", .kind = money, .help = msgid("Price of a day")},
    {.path = "tariff.versions.windows.week", .kind = money, .help = msgid("Price of a week")},
    {.path = "tariff.versions.windows.month", .kind = money, .help = msgid("Price of a month")},
    {.path = "tariff.versions.windows.prices", .kind = tables, .fallback = "[]", .example = "[{ lasts = \"3h\", price = \"60.00\" }]", .help = msgid("Prices of other durations")},
    {.path = "tariff.versions.windows.prices.lasts", .kind = duration, .required = true, .help = msgid("The duration")},
    {.path = "tariff.versions.windows.prices.price", .kind = money, .required = true, .help = msgid("Its price")},
    {.path = "tariff.versions.step", .kind = duration, .fallback = "\"1h\"", .help = msgid("Time is charged by this step, rounded up")},
    {.path = "tariff.versions.vat", .kind = rate, .fallback = "\"0\"", .help = msgid("VAT rate in percent")},
    {.path = "tariff.versions.regime", .kind = word, .words = "taxable franchise exempt out-of-scope", .help = msgid("VAT regime, when it is not the operator's")},

    {.path = "zone", .kind = tables, .help = msgid("A grouping of territories of the operator's own")},
    {.path = "zone.id", .kind = id, .required = true, .example = "\"agglo-bayonne\"", .help = msgid("Id used on the command line")},
    {.path = "zone.name", .kind = text, .example = "\"Agglomération bayonnaise\"", .help = msgid("Name for people; the id when left out")},
    {.path = "zone.communes", .kind = communes, .fallback = "[]", .example = "[\"64024\", \"64102\", \"64122\", \"64125\", \"64140\"]", .help = msgid("INSEE codes of communes")},
    {.path = "zone.epci", .kind = epcis, .fallback = "[]", .example = "[\"200067106\"]", .help = msgid("SIREN of EPCI")},
    {.path = "zone.departements", .kind = departements, .fallback = "[]", .example = "[\"64\"]", .help = msgid("Codes of départements")},

    {.path = "category", .kind = tables, .help = msgid("A category of members")},
    {.path = "category.id", .kind = id, .required = true, .example = "\"adherent\"", .help = msgid("Id used on the command line")},
    {.path = "category.name", .kind = text, .example = "\"Adhérent\"", .help = msgid("Name for people; the id when left out")},
    {.path = "category.relation", .kind = word, .fallback = "\"user\"", .words = "adherent user customer", .help = msgid("An adherent votes; a user uses; a customer buys")},

    {.path = "attribute", .kind = tables, .help = msgid("Something more that is known of members")},
    {.path = "attribute.id", .kind = id, .required = true, .example = "\"job\"", .help = msgid("Id used on the command line")},
    {.path = "attribute.name", .kind = text, .example = "\"Métier\"", .help = msgid("Name for people; the id when left out")},
    {.path = "attribute.type", .kind = word, .fallback = "\"text\"", .words = "text number day flag choice", .help = msgid("What it holds")},
    {.path = "attribute.choices", .kind = texts, .fallback = "[]", .help = msgid("The answers of a choice")},
    {.path = "attribute.personal", .kind = flag, .fallback = "true", .help = msgid("Erased with the person")},

    {.path = "certificate", .kind = tables, .help = msgid("What a member must hold to book some resources")},
    {.path = "certificate.id", .kind = id, .required = true, .example = "\"key-holder\"", .help = msgid("Id used on the command line")},
    {.path = "certificate.name", .kind = text, .example = "\"Key holder\"", .help = msgid("Name for people; the id when left out")},
    {.path = "certificate.valid_for", .kind = days, .example = "\"730d\"", .help = msgid("How long it is valid; for ever when left out")},

    {.path = "consent", .kind = tables, .help = msgid("Something members are asked to agree to")},
    {.path = "consent.id", .kind = id, .required = true, .example = "\"directory\"", .help = msgid("directory, newsletter, screen, statistics, or one of the operator's own")},
    {.path = "consent.wording", .kind = text, .example = "\"Je figure dans l'annuaire des membres.\"", .help = msgid("The words agreed to")},

    {.path = "quota", .kind = tables, .help = msgid("A limit on what one member may book")},
    {.path = "quota.id", .kind = id, .required = true, .example = "\"desk-hours\"", .help = msgid("Id used on the command line")},
    {.path = "quota.resources", .kind = ids, .required = true, .example = "[\"open-space\"]", .help = msgid("Resources, or kinds of resource, it is for")},
    {.path = "quota.members", .kind = selectors, .fallback = "[\"*\"]", .help = msgid("Categories of members it is for; * for all")},
    {.path = "quota.plans", .kind = ids, .fallback = "[]", .example = "[\"nomade\"]", .help = msgid("Plans whose subscribers it is for; all members when left out")},
    {.path = "quota.of", .kind = word, .fallback = "\"member\"", .words = "member organisation", .help = msgid("Counted for each member or for each organisation")},
    {.path = "quota.unit", .kind = word, .fallback = "\"hour\"", .words = "hour booking", .help = msgid("What is counted: hours of each seat, or bookings")},
    {.path = "quota.amount", .kind = count, .required = true, .example = "10", .help = msgid("How many")},
    {.path = "quota.every", .kind = word, .fallback = "\"week\"", .words = "day week month year", .help = msgid("In each of these periods")},
    {.path = "quota.within", .kind = hours, .example = "\"Mo-Fr 09:00-17:00\"", .help = msgid("Only time within these hours counts, or bookings that touch them; all when left out")},

    {.path = "stage", .kind = tables, .help = msgid("How far a follow-up is, in the order of the file")},
    {.path = "stage.id", .kind = id, .required = true, .example = "\"idea\"", .help = msgid("Id used on the command line")},
    {.path = "stage.name", .kind = text, .example = "\"Idée\"", .help = msgid("Name for people; the id when left out")},
    {.path = "stage.ends", .kind = flag, .fallback = "false", .example = "true", .help = msgid("Who comes to it is no longer followed up")},

    {.path = "level", .kind = tables, .help = msgid("A level of service of follow-ups")},
    {.path = "level.id", .kind = id, .required = true, .example = "\"intensive\"", .help = msgid("Id used on the command line")},
    {.path = "level.name", .kind = text, .example = "\"Intensif\"", .help = msgid("Name for people; the id when left out")},

    {.path = "question", .kind = tables, .help = msgid("A question of a survey or of a registration, in the order of the file")},
    {.path = "question.id", .kind = id, .required = true, .example = "\"came-from\"", .help = msgid("Id used on the command line, and the code of the question in files that are imported")},
    {.path = "question.text", .kind = text, .required = true, .example = "\"Comment avez-vous connu le lieu ?\"", .help = msgid("The question as people read it")},
    {.path = "question.type", .kind = word, .fallback = "\"text\"", .example = "\"choice\"", .words = "text number scale flag choice choices", .help = msgid("What is answered: choice is one of its choices, choices are any of them, flag is yes or no")},
    {.path = "question.choices", .kind = tables, .fallback = "[]", .example = "[{ id = \"friends\", label = \"Par des amis\" }]", .help = msgid("The answers of a choice")},
    {.path = "question.choices.id", .kind = id, .required = true, .help = msgid("Id used on the command line, and the code of the answer in files that are imported")},
    {.path = "question.choices.label", .kind = text, .help = msgid("Answer as people read it; the id when left out")},
    {.path = "question.highest", .kind = count, .fallback = "5", .help = msgid("The highest value of a scale, which begins at 1")},
    {.path = "question.survey", .kind = id, .example = "\"mobilite\"", .help = msgid("The survey it is asked in")},
    {.path = "question.event", .kind = id, .example = "\"rencontres\"", .help = msgid("The event it is asked for at registration; without survey and event it may be answered in all")},
    {.path = "question.required", .kind = flag, .fallback = "false", .example = "true", .help = msgid("Nobody registers for the event without an answer; a file of others is not asked")},
    {.path = "question.personal", .kind = flag, .example = "true", .help = msgid("The answer is erased with the person; true for text and false for the others when left out")},

    {.path = "funding", .kind = table_, .help = msgid("Costs and subsidies that come from the books")},
    {.path = "funding.costs_csv", .kind = texts, .fallback = "[]", .example = "[\"depenses-2026.csv\"]", .help = msgid("CSV files relative to this one, a [[cost]] a row: its columns are named as the keys, and what is not said is paid once")},
    {.path = "funding.subsidies_csv", .kind = texts, .fallback = "[]", .example = "[\"subventions.csv\"]", .help = msgid("The same of [[subsidy]]")},

    {.path = "cost", .kind = tables, .help = msgid("What running the places costs")},
    {.path = "cost.id", .kind = id, .required = true, .example = "\"rent\"", .help = msgid("Id used on the command line")},
    {.path = "cost.name", .kind = text, .example = "\"Loyer\"", .help = msgid("Name for people; the id when left out")},
    {.path = "cost.kind", .kind = word, .fallback = "\"operating\"", .example = "\"investment\"", .words = "operating investment", .help = msgid("What keeps the places going, or what made them: reports never add the two up")},
    {.path = "cost.place", .kind = id, .example = "\"izarbel\"", .help = msgid("The place it is for; all when left out")},
    {.path = "cost.event", .kind = id, .example = "\"rencontres-2026\"", .help = msgid("The event it is for; none when left out")},
    {.path = "cost.amount", .kind = money, .required = true, .example = "\"650.00\"", .help = msgid("Amount of a period")},
    {.path = "cost.every", .kind = word, .fallback = "\"month\"", .words = "month quarter year once", .help = msgid("The period")},
    {.path = "cost.from", .kind = day, .example = "2026-01-01", .help = msgid("First day")},
    {.path = "cost.to", .kind = day, .example = "2026-12-31", .help = msgid("Last day, included; still running when left out; what is paid once is shared among its days, and is of its first day when left out")},

    {.path = "subsidy", .kind = tables, .help = msgid("Public money received, and what it is for")},
    {.path = "subsidy.id", .kind = id, .required = true, .example = "\"region-2026\"", .help = msgid("Id used on the command line")},
    {.path = "subsidy.name", .kind = text, .example = "\"Région, fonctionnement\"", .help = msgid("Name for people; the id when left out")},
    {.path = "subsidy.funder", .kind = text, .example = "\"Région Nouvelle-Aquitaine\"", .help = msgid("Who pays it")},
    {.path = "subsidy.kind", .kind = word, .fallback = "\"operating\"", .example = "\"investment\"", .words = "operating investment", .help = msgid("What it pays for, told like that of costs")},
    {.path = "subsidy.place", .kind = id, .example = "\"izarbel\"", .help = msgid("The place it is for; all when left out")},
    {.path = "subsidy.event", .kind = id, .example = "\"rencontres-2026\"", .help = msgid("The event it is for; none when left out")},
    {.path = "subsidy.amount", .kind = money, .required = true, .example = "\"12000.00\"", .help = msgid("Amount in all, or of a period")},
    {.path = "subsidy.every", .kind = word, .fallback = "\"once\"", .example = "\"year\"", .words = "month quarter year once", .help = msgid("The period; once: the amount is all of it")},
    {.path = "subsidy.from", .kind = day, .example = "2026-01-01", .help = msgid("First day it covers")},
    {.path = "subsidy.to", .kind = day, .example = "2026-12-31", .help = msgid("Last day it covers, included, among which it is shared; its first day when left out, and still running where it is paid each period")},

    {.path = "card", .kind = tables, .help = msgid("A place, a project or a link that the published page of an event tells of")},
    {.path = "card.id", .kind = id, .required = true, .example = "\"telecentre-ossau\"", .help = msgid("Id used on the command line")},
    {.path = "card.event", .kind = id, .required = true, .example = "\"rencontres-2026\"", .help = msgid("The event whose page it stands on")},
    {.path = "card.name", .kind = text, .example = "\"Télécentre Ossau\"", .help = msgid("Name for people; the id when left out")},
    {.path = "card.kind", .kind = text, .example = "\"télécentre\"", .help = msgid("What it is, in a word of your own")},
    {.path = "card.commune", .kind = commune, .example = "\"64128\"", .help = msgid("INSEE code of the commune (not the postcode)")},
    {.path = "card.opened", .kind = day, .example = "2011-09-01", .help = msgid("First day it was open")},
    {.path = "card.text", .kind = text, .example = "\"Six bureaux au pied du col.\"", .help = msgid("What there is to say of it, in one sentence")},
    {.path = "card.address", .kind = text, .example = "\"https://example.org\"", .help = msgid("Where to find it: a street address, or a link")},

    {.path = "restitution", .kind = tables, .help = msgid("What the published page of an event says beside its figures")},
    {.path = "restitution.id", .kind = id, .required = true, .example = "\"rencontres-2026\"", .help = msgid("The event it is for")},
    {.path = "restitution.intro", .kind = text, .example = "\"Une semaine pour travailler autrement.\"", .help = msgid("What it begins with")},
    {.path = "restitution.not_measured", .kind = texts, .fallback = "[]", .example = "[\"ce que les rencontres ont fait naître depuis\"]", .help = msgid("What mattered and was not measured")},
};
// clang-format on

}  // namespace declared

using declared::every_key;

std::string_view parent(std::string_view path) {
    const auto dot = path.rfind('.');
    return dot == path.npos ? std::string_view() : path.substr(0, dot);
}

}  // namespace

std::span<const Key> keys() {
    return every_key;
}

std::vector<const Key*> keys_under(std::string_view path) {
    std::vector<const Key*> found;
    for (const auto& key : every_key)
        if (parent(key.path) == path) found.push_back(&key);
    return found;
}

const Key* key_of(std::string_view path) {
    const auto* found =
        std::find_if(std::begin(every_key), std::end(every_key), [&](const Key& key) { return key.path == path; });
    return found == std::end(every_key) ? nullptr : found;
}

std::string_view last_part(std::string_view path) {
    return path.substr(path.rfind('.') + 1);
}

std::vector<std::string> words_of(const Key& key) {
    std::vector<std::string> words;
    for (const auto word : split(key.words, ' '))
        if (!word.empty()) words.emplace_back(word);
    return words;
}

}  // namespace tiers::catalogue
