#include <tiers/assembly.h>
#include <tiers/error.h>
#include <tiers/roll.h>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/values.h"
#include "member/assembly_store.h"
#include "member/check.h"
#include "member/member_store.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

std::vector<Assembly> select_assemblies(const Store& store, std::optional<std::int64_t> id, std::optional<Day> day,
                                        std::optional<Day> from) {
    std::vector<Assembly> found;
    auto row = store.db().prepare(sql::member::assemblies);
    for (row.bind(":id", id).bind(":day", day).bind(":from", from); row.step();) {
        Assembly one{row.integer(0), row.day(1), row.text(2), row.text(3), row.text(4), {}, row.day(6)};
        const auto agenda = row.text(5);
        for (const auto line : split(agenda, '\n'))
            if (!line.empty()) one.agenda.emplace_back(line);
        one.proxies = row.integer(7);
        one.quorum = row.integer(8);
        one.voters = row.integer(9);
        one.present = row.integer(10);
        one.represented = row.integer(11);
        found.push_back(std::move(one));
    }
    return found;
}

void record(Store& store, std::string_view done, const Assembly& assembly) {
    const Json content{{"done", done},
                       {"day", iso(assembly.day)},
                       {"kind", assembly.kind},
                       {"clock", assembly.clock},
                       {"location", assembly.location},
                       {"agenda", assembly.agenda},
                       {"roll_day", iso(assembly.roll_day)},
                       {"voters", assembly.voters},
                       {"proxies", assembly.proxies},
                       {"quorum", assembly.quorum}};
    journal::write(store, "assembly", assembly.id, written(content));
}

Assembly checked(Assembly assembly) {
    check_line("where", assembly.location);
    for (auto& line : assembly.agenda) check_line("agenda", line);
    if (!assembly.clock.empty()) {
        const auto at = parse_duration(assembly.clock);  // 18:30 is 18 hours and 30 minutes after midnight
        if (at < Seconds(0) || at >= std::chrono::days(1))
            throw BadInput("bad_time", say("'{}' is no time of a day", assembly.clock), "18:30");
        assembly.clock = fmt::format("{:02}:{:02}", at.count() / 3600, at.count() / 60 % 60);
    }
    if (assembly.roll_day > assembly.day)
        throw BadInput("bad_days", tr("the roll is of the day of the assembly, or of one before"));
    return assembly;
}

std::int64_t insert(Store& store, const Assembly& assembly) {
    store.db()
        .prepare(
            "insert into assembly (day, kind, clock, location, agenda, roll_day, proxies, quorum, created, recorded) "
            "values (:day, :kind, :clock, :location, :agenda, :roll_day, :proxies, :quorum, :now, :now)")
        .bind(":day", assembly.day)
        .bind(":kind", assembly.kind)
        .bind(":clock", unless_empty(assembly.clock))
        .bind(":location", unless_empty(assembly.location))
        .bind(":agenda", join(assembly.agenda, "\n"))
        .bind(":roll_day", assembly.roll_day)
        .bind(":proxies", assembly.proxies)
        .bind(":quorum", assembly.quorum)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void freeze_roll(Store& store, std::int64_t assembly, Day on) {
    auto who = roll(store, on);
    std::erase_if(who, [](const RollEntry& voter) { return !voter.vote; });
    if (who.empty())
        throw Refused("no_voters", say("nobody may vote on {}", iso(on)),
                      fmt::format("tiers member roll --on {}", iso(on)));
    auto put = store.db().prepare("insert into assembly_voter (assembly_id, member_id) values (:assembly, :member)");
    for (const auto& voter : who) put.bind(":assembly", assembly).bind(":member", voter.member).run();
}

}  // namespace

AssemblyRules assembly_rules(const Store& store) {
    AssemblyRules rules;
    auto row = store.db().prepare("select content from declared where kind = 'assembly' and retired is null");
    if (!row.step()) return rules;
    const auto said = stored_json(row.text(0));
    if (const auto notice = said.text("notice"); !notice.empty()) rules.notice = catalogue::parse_days(notice);
    rules.proxies = static_cast<int>(said.number("proxies", rules.proxies));
    if (const auto quorum = said.text("quorum"); !quorum.empty()) rules.quorum = catalogue::parse_rate(quorum);
    return rules;
}

std::optional<Day> next_assembly(const Store& store, Id member) {
    auto row = store.db().prepare(
        "select a.day from assembly a join assembly_voter v on v.assembly_id = a.id "
        "where v.member_id = :member and a.cancelled is null and a.day >= :today order by a.day limit 1");
    return row.bind(":member", member).bind(":today", today(store)).step() ? std::optional(row.day(0)) : std::nullopt;
}

Assembly get_assembly(const Store& store, std::int64_t id) {
    return select_assemblies(store, id, {}, {}).front();
}

Assembly call_assembly(Store& store, const Assembly& wanted, Day today, bool short_notice, std::string_view key) {
    const request_key::Request request(
        "member assembly", join({iso(wanted.day), wanted.kind, wanted.clock, wanted.location, join(wanted.agenda, "\n"),
                                 iso(wanted.roll_day), std::to_string(wanted.quorum)},
                                "|"));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return get_assembly(store, whole_number(*id).value_or(0));
    const auto assembly = checked(wanted);
    if (!select_assemblies(store, {}, assembly.day, {}).empty())
        throw Conflict("assembly_day", say("an assembly is called on {} already", iso(assembly.day)),
                       "tiers member assemblies");
    const auto first = today + assembly_rules(store).notice;
    if (assembly.day < first && !short_notice)
        throw Refused(
            "short_notice",
            say("the statutes want an assembly to be called {} days before", assembly_rules(store).notice.count()),
            say("on {} or later, or --override notice", iso(first)));
    const auto id = insert(store, assembly);
    freeze_roll(store, id, assembly.roll_day);
    auto called = get_assembly(store, id);
    record(store, "called", called);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(id));
    return called;
}

Assembly cancel_assembly(Store& store, const Assembly& assembly) {
    store.db()
        .prepare("update assembly set cancelled = :now, recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", assembly.id)
        .run();
    record(store, "cancelled", assembly);
    return assembly;
}

Assembly find_assembly(const Store& store, std::optional<Day> day, Day today) {
    auto found = select_assemblies(store, {}, day, day ? std::nullopt : std::optional(today));
    if (found.empty())
        throw NotFound("no_assembly",
                       day ? say("no assembly is called on {}", iso(*day)) : std::string(tr("no assembly is to come")),
                       "tiers member assemblies");
    return std::move(found.front());
}

std::vector<Assembly> assemblies(const Store& store) {
    return select_assemblies(store, {}, {}, {});
}

}  // namespace tiers::member
