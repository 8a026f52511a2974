#include <tiers/charge.h>
#include <tiers/words.h>

#include "base/text.h"
#include "i18n/numbers.h"
#include "member/allowance_amount.h"

namespace tiers::member {

namespace {

/// How much of its unit an overage is of.
std::string beyond(const Charge& charge, Language language) {
    return charge.unit == "money" ? amount(charge.quantity, language)
                                  : amount_text(charge.unit, charge.quantity, "", language);
}

/// What a booking was priced by, where it still costs something.
std::string booking_priced(const Charge& charge, Language language) {
    auto text = say("booking {}", charge.booking->booking);
    if (charge.booking->rule == "cancelled") return text + ", " + tr("cancelled");
    if (charge.booking->rule == "late-fee") return text + ", " + tr("cancelled late");
    const auto priced = why(*charge.booking, language);
    return priced.empty() ? text : say("{}: {}", text, priced);
}

}  // namespace

std::vector<Column> charge_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"due", tr("Due"), Kind::day},
            {"rule", tr("Rule"), Kind::word},
            {"plan", tr("Plan"), Kind::code},
            {"version", tr("Version"), Kind::day, "", false, machine_only},
            {"subscription", tr("Subscription"), Kind::id, "", false, machine_only},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text},
            {"payer", tr("Payer"), Kind::id, "", false, machine_only},
            {"first", tr("First day"), Kind::day},
            {"last", tr("Last day"), Kind::day},
            {"price", tr("Price"), Kind::money, "", false, machine_only},
            {"quantity", tr("Quantity"), Kind::count, "", false, machine_only},
            {"days", tr("Days"), Kind::count, "", false, machine_only},
            {"of_days", tr("Of days"), Kind::count, "", false, machine_only},
            {"amount", tr("Amount"), Kind::money},
            {"currency", tr("Currency"), Kind::code},
            {"vat", tr("VAT"), Kind::ratio, "", false, machine_only},
            {"corrects", tr("Corrects"), Kind::id, "", false, machine_only}};
}

Row charge_row(const Charge& charge, const std::string& currency) {
    return {id_value(charge.id),
            charge.due,
            charge.rule,
            cell(charge.plan),
            cell(charge.version),
            cell(charge.subscription),
            charge.member,
            charge.member_name,
            charge.payer,
            charge.first,
            charge.last,
            charge.price,
            charge.quantity,
            cell(charge.days),
            cell(charge.of_days),
            charge.amount,
            currency,
            static_cast<double>(charge.vat) / 10'000,
            cell(charge.corrects)};
}

std::string why(const Charge& charge, Language language) {
    std::vector<std::string> parts;
    if (charge.use) parts.push_back(say("{} beyond allowances: use {}", beyond(charge, language), *charge.use));
    if (charge.booking)
        parts.push_back(booking_priced(charge, language));
    else if (charge.event)
        parts.push_back(why(*charge.event, language));
    else if (charge.rule == "trial")
        parts.emplace_back(tr("trial"));
    else
        parts.push_back(charge.version
                            ? say("{} in the version from {}", amount(charge.price, language), iso(*charge.version))
                            : amount(charge.price, language));
    if (!charge.use && charge.quantity != 1) parts.push_back(fmt::format("× {}", charge.quantity));
    if (charge.of_days) parts.push_back(say("{} of {} days", charge.days.value_or(0), *charge.of_days));
    if (charge.corrects) parts.push_back(say("less what was charged before: charge {}", *charge.corrects));
    return join(parts, ", ");
}

}  // namespace tiers::member
