#include "cmd/upkeep/init_questions.h"

#include <tiers/territory.h>
#include <algorithm>
#include <charconv>
#include <type_traits>

namespace tiers::cmd {

namespace {

using territory::Commune;

/// Asks until the answer reads.
template <class Read>
std::optional<std::invoke_result_t<Read, std::string>> ask_for(Invocation& call, const char* question, Read read) {
    for (;;) {
        auto answer = call.ask(tr(question), "");
        if (answer.empty()) return std::nullopt;
        try {
            return read(std::move(answer));
        } catch (const Error& error) {
            call.say(error.hint().empty() ? "{}" : "{} ({})", error.what(), error.hint());
        }
    }
}

std::string text_answer(std::string answer) {
    return answer;
}

template <class T>
T number_answer(std::string answer) {
    std::replace(answer.begin(), answer.end(), ',', '.');
    T number{};
    const auto [end, error] = std::from_chars(answer.data(), answer.data() + answer.size(), number);
    if (error != std::errc{} || end != answer.data() + answer.size() || number < 0)
        throw BadInput("number", say("'{}' is not a number", answer), tr("digits alone"));
    return number;
}

/// Communes of a postcode before one whose INSEE code is the same digits.
std::vector<Commune> communes_of(std::string_view answer, const Invocation& call) {
    auto found = territory::find(call.data_folder() / "territory", answer);
    const auto by_postcode = [&](const Commune& commune) {
        return commune.postcodes.find(answer) != std::string::npos;
    };
    if (std::any_of(found.begin(), found.end(), by_postcode)) std::erase_if(found, std::not_fn(by_postcode));
    if (found.empty()) throw NotFound("no_commune", say("no commune '{}'", answer), tr("a postcode, or a name"));
    return found;
}

Commune one_of(const std::vector<Commune>& communes, std::string_view answer) {
    for (const auto& commune : communes)
        if (answer == commune.insee || folded_equal(answer, commune.name)) return commune;
    throw BadInput("no_commune", say("'{}' is none of them", answer));
}

/// The postcode, then which of its communes; told with its INSEE code, which is what the file wants.
std::optional<std::string> ask_commune(Invocation& call) {
    const auto found =
        ask_for(call, msgid("Postcode?"), [&](const std::string& answer) { return communes_of(answer, call); });
    if (!found) return std::nullopt;
    auto commune = std::optional(found->front());
    if (found->size() > 1) {
        for (const auto& one : *found) call.say("{}", fmt::format("  {} {}", one.insee, one.name));
        commune = ask_for(call, msgid("Which commune (name or code)?"),
                          [&](const std::string& answer) { return one_of(*found, answer); });
    }
    if (!commune) return std::nullopt;
    call.say("{} {}", commune->insee, commune->name);
    return commune->insee;
}

std::optional<std::string> ask_hours(Invocation& call) {
    auto hours = ask_for(call, msgid("Opening hours (for instance: mon-fri 8:30-19:00, closed on public holidays)?"),
                         catalogue::hours_from_people);
    if (hours) call.say("written as '{}'", *hours);
    return hours;
}

std::optional<std::vector<catalogue::Room>> ask_rooms(Invocation& call) {
    auto rooms = ask_for(call, msgid("Rooms, with the people they hold (for instance: Salle A 8, Salle B 4)?"),
                         catalogue::rooms_from_people);
    for (const auto& room : rooms.value_or(std::vector<catalogue::Room>{}))
        call.say("{}", fmt::format("  {}: {}", room.name, room.seats));
    return rooms;
}

}  // namespace

catalogue::Answers ask_about_place(Invocation& call) {
    call.say("An empty answer keeps what the example has; everything can be changed in the file later.");
    catalogue::Answers answers;
    answers.name = ask_for(call, msgid("Name of the place?"), text_answer);
    answers.legal_form =
        ask_for(call, msgid("Legal form of who runs it (association, SCIC, commune ...)?"), text_answer);
    answers.commune = ask_commune(call);
    answers.surface_m2 = ask_for(call, msgid("Surface in m2?"), number_answer<double>);
    answers.hours = ask_hours(call);
    answers.desks = ask_for(call, msgid("How many desks?"), number_answer<int>);
    answers.rooms = ask_rooms(call);
    return answers;
}

}  // namespace tiers::cmd
