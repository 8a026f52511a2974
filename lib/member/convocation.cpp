#include <tiers/assembly.h>
#include <tiers/catalogue.h>
#include <tiers/words.h>

#include "format/mail.h"
#include "i18n/dates.h"
#include "member/sender.h"

namespace tiers::member {

namespace {

std::string invitation(const Assembly& assembly, const std::string& operator_name, Language language) {
    const auto* message = assembly.kind == "extraordinary"
                              ? msgid("You are invited to the extraordinary general assembly of {} on {}")
                              : msgid("You are invited to the general assembly of {} on {}");
    auto text = say(message, operator_name, long_date(assembly.day, language));
    if (!assembly.clock.empty()) text += ", " + assembly.clock;
    if (!assembly.location.empty()) text += ", " + assembly.location;
    return text + ".\n";
}

std::string body(const Assembly& assembly, const Voter& voter, const std::string& operator_name, Language language) {
    auto text = say("Dear {},", voter.name) + "\n\n" + invitation(assembly, operator_name, language);
    if (!assembly.agenda.empty()) text += fmt::format("\n{}\n", tr("Agenda"));
    for (std::size_t i = 0; i < assembly.agenda.size(); ++i) text += fmt::format("{}. {}\n", i + 1, assembly.agenda[i]);
    if (assembly.proxies > 0)
        text += "\n" +
                say("Who cannot come may give another voter a proxy; one voter holds at most {}.", assembly.proxies) +
                "\n";
    if (assembly.quorum > 0)
        text +=
            "\n" + say("{} of {} voters must be present or represented.", assembly.needed(), assembly.voters) + "\n";
    return text + "\n" + operator_name + "\n";
}

}  // namespace

std::string convocation(const Store& store, const Assembly& assembly, const Voter& voter, Language language) {
    const auto operator_name = catalogue::operator_of(store).name;
    const auto from = sender(store);
    return format::written(
        {.from_name = operator_name,
         .from = from.from,
         .reply_to = from.reply_to,
         .to_name = voter.name,
         .to = voter.email,
         .subject = say("{}: general assembly of {}", operator_name, long_date(assembly.day, language)),
         .id = fmt::format("assembly-{}-member-{}", assembly.id, voter.member),
         .date = store.now(),
         .body = body(assembly, voter, operator_name, language)});
}

}  // namespace tiers::member
