#include <tiers/catalogue.h>
#include <tiers/reminder.h>
#include <tiers/words.h>

#include "format/mail.h"
#include "i18n/dates.h"
#include "i18n/numbers.h"
#include "member/sender.h"

namespace tiers::member {

namespace {

std::string body(const Balance& balance, const std::string& owed, const std::string& statement,
                 const std::string& operator_name, Language language) {
    return say("Dear {},", balance.member.name) + "\n\n" +
           say("{} is still to be paid; the oldest part was due on {}.", owed, long_date(balance.since, language)) +
           "\n\n" + statement + "\n" + tr("If it has been paid meanwhile, no answer is needed.") + "\n\n" +
           operator_name + "\n";
}

}  // namespace

std::string reminder(const Store& store, const Balance& balance, const std::string& statement, Language language) {
    const auto house = catalogue::operator_of(store);
    const auto from = sender(store);
    const auto owed = fmt::format("{} {}", amount(balance.owed, language), house.currency);
    return format::written(
        {.from_name = house.name,
         .from = from.from,
         .reply_to = from.reply_to,
         .to_name = balance.member.name,
         .to = balance.member.email,
         .subject = say("{}: {} to be paid", house.name, owed),
         .id = fmt::format("reminder-{}-member-{}", store.now().time_since_epoch().count(), balance.member.id),
         .date = store.now(),
         .body = body(balance, owed, statement, house.name, language)});
}

}  // namespace tiers::member
