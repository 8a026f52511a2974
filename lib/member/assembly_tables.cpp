#include <tiers/assembly.h>
#include <tiers/catalogue.h>
#include <tiers/words.h>

#include "i18n/dates.h"

namespace tiers::member {

namespace {

Column to_fill(const char* name, const char* heading) {
    return {name, heading, Kind::text, "", false, false, true};
}

std::string title_of(const Assembly& assembly, Language language) {
    return assembly.kind == "extraordinary"
               ? say("Extraordinary general assembly of {}", long_date(assembly.day, language))
               : say("General assembly of {}", long_date(assembly.day, language));
}

void add(Facts& facts, const char* name, Value value, Kind kind) {
    if (!std::holds_alternative<std::monostate>(value)) facts.add(name, std::move(value), kind);
}

Facts facts_of(const Assembly& assembly) {
    Facts facts;
    add(facts, tr("Time"), cell(assembly.clock), Kind::text);
    add(facts, tr("Where"), cell(assembly.location), Kind::text);
    add(facts, tr("Voters"), assembly.voters, Kind::count);
    return facts;
}

/// Title, whose, what is known of both pages.
Document page_of(const Store& store, const Assembly& assembly, const char* schema, Language language) {
    return {.schema = schema,
            .title = title_of(assembly, language),
            .period = {},
            .place = "",
            .whose = catalogue::operator_of(store).name,
            .sections = {},
            .notes = {say("The roll is that of {}.", long_date(assembly.roll_day, language))}};
}

}  // namespace

std::vector<std::string> majorities() {
    return {msgid("half"), msgid("two-thirds"), msgid("three-quarters"), msgid("all")};
}

std::vector<std::string> assembly_kinds() {
    return {msgid("ordinary"), msgid("extraordinary")};
}

std::vector<Column> assembly_columns() {
    return {{"id", tr("Id"), Kind::id, "", false, machine_only},
            {"day", tr("Day"), Kind::day},
            {"kind", tr("Kind"), Kind::word},
            {"clock", tr("Time"), Kind::text},
            {"location", tr("Where"), Kind::text},
            {"roll_day", tr("Roll of"), Kind::day},
            {"voters", tr("Voters"), Kind::count},
            {"present", tr("Present"), Kind::count},
            {"represented", tr("Represented"), Kind::count},
            {"needed", tr("Quorum"), Kind::count},
            {"quorate", tr("Reached"), Kind::flag},
            {"proxies", tr("Proxies"), Kind::count, "", false, machine_only}};
}

Row assembly_row(const Assembly& assembly) {
    return {id_value(assembly.id),   assembly.day,      assembly.kind,      cell(assembly.clock),
            cell(assembly.location), assembly.roll_day, assembly.voters,    assembly.present,
            assembly.represented,    assembly.needed(), assembly.quorate(), assembly.proxies};
}

std::vector<Column> voter_columns() {
    return {{"member", tr("Member"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"holder", tr("Proxy to"), Kind::id, "", false, machine_only},
            {"holder_name", tr("Proxy to"), Kind::text},
            {"present", tr("Present"), Kind::flag}};
}

Row voter_row(const Voter& voter) {
    return {voter.member, voter.name, cell(voter.holder), cell(voter.holder_name), voter.present};
}

std::vector<Column> vote_columns() {
    return {{"id", tr("Id"), Kind::id, "", false, machine_only},
            {"number", tr("No."), Kind::count},
            {"resolution", tr("Resolution"), Kind::text},
            {"majority", tr("Majority"), Kind::word},
            {"for", tr("For"), Kind::count},
            {"against", tr("Against"), Kind::count},
            {"abstained", tr("Abstained"), Kind::count},
            {"not_voted", tr("No vote"), Kind::count},
            {"present", tr("Present"), Kind::count},
            {"represented", tr("Represented"), Kind::count},
            {"adopted", tr("Adopted"), Kind::flag}};
}

Row vote_row(const Vote& vote) {
    return {id_value(vote.id), vote.number,      vote.resolution, vote.majority,    vote.voted_for, vote.against,
            vote.abstained,    vote.not_voted(), vote.present,    vote.represented, vote.adopted()};
}

std::string assembly_sentence(const char* done, const Assembly& assembly, Language language) {
    const auto count = static_cast<unsigned long>(assembly.voters);
    const auto roll = fmt::format(fmt::runtime(trn("{} voter", "{} voters", count)), count);
    return fmt::format("{}  {}  {}  {}", done, tr(assembly.kind.c_str()), long_date(assembly.day, language), roll);
}

std::string quorum_sentence(const Assembly& assembly) {
    const auto* message = assembly.quorate()
                              ? msgid("{} present, {} represented of {} on the roll: the quorum of {} is reached")
                              : msgid("{} present, {} represented of {} on the roll: the quorum of {} is not reached");
    return say(message, assembly.present, assembly.represented, assembly.voters, assembly.needed());
}

std::string vote_sentence(const char* done, const Vote& vote) {
    return fmt::format("{}  {}  {}  {}  {}", done, id_text(vote.id), vote.resolution,
                       say("{} for, {} against, {} abstained", vote.voted_for, vote.against, vote.abstained),
                       vote.adopted() ? tr("adopted") : tr("rejected"));
}

Document signature_sheet(const Store& store, const Assembly& assembly, Language language) {
    auto document = page_of(store, assembly, "tiers.member.sheet/1", language);
    document.sections.emplace_back(facts_of(assembly));
    Table table{.columns = {{"member", tr("Member"), Kind::id, "", false, machine_only},
                            {"name", tr("Name"), Kind::text},
                            {"holder_name", tr("Proxy to"), Kind::text, "", false, false},
                            to_fill("signature", tr("Signature"))}};
    for (const auto& one : voters(store, assembly))
        table.rows.push_back({one.member, one.name, one.holder_name, std::string()});
    document.sections.emplace_back(std::move(table));
    document.notes.push_back(
        say("Proxies that one voter may hold: {}; who holds one signs for its giver.", assembly.proxies));
    return document;
}

Document minutes(const Store& store, const Assembly& assembly, Language language) {
    auto document = page_of(store, assembly, "tiers.member.minutes/1", language);
    document.sections.emplace_back(facts_of(assembly));
    document.sections.emplace_back(Paragraph{quorum_sentence(assembly)});
    for (std::size_t i = 0; i < assembly.agenda.size(); ++i)
        document.sections.emplace_back(Paragraph{fmt::format("{}. {}", i + 1, assembly.agenda[i])});
    Table resolutions{.title = tr("Resolutions"), .columns = vote_columns(), .empty = tr("nothing was voted on")};
    for (const auto& one : votes(store, assembly)) resolutions.rows.push_back(vote_row(one));
    document.sections.emplace_back(std::move(resolutions));
    document.sections.emplace_back(
        Table{.columns = {{"role", "", Kind::text}, to_fill("signature", tr("Signature"))},
              .rows = {{std::string(tr("Chair")), std::string()}, {std::string(tr("Secretary")), std::string()}}});
    document.notes.emplace_back(
        tr("Adopted by more than half, or at least the majority told, of the votes for and against."));
    return document;
}

}  // namespace tiers::member
