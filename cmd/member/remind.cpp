#include <tiers/reminder.h>
#include <tiers/upkeep.h>
#include <filesystem>

#include "cmd/invocation.h"
#include "cmd/output_file.h"

namespace tiers::cmd {

namespace {

struct MemberRemindOptions {
    std::string folder;
    bool due = false;
};

void declare(Arguments& verb, MemberRemindOptions& o) {
    verb.positional("folder", o.folder, tr("Where the mails are written, a file each"), Names::folder);
    verb.flag("--due", o.due, tr("Those who owe something"));
}

std::vector<Column> reminder_columns() {
    return {{"member", tr("Member"), Kind::id}, {"name", tr("Name"), Kind::text},
            {"owed", tr("Owed"), Kind::money},  {"currency", tr("Currency"), Kind::code},
            {"since", tr("Since"), Kind::day},  {"verdict", tr("Verdict"), Kind::word},
            {"file", tr("File"), Kind::code}};
}

/// What was owed since, and paid, up to today, as plain text.
std::string statement_text(const Store& store, const member::Balance& one, const Invocation& call, Language language) {
    const auto period = parse_period(iso(one.since) + "..today", call.today());
    std::string text;
    render::Style style;
    style.language = language;
    render::write(member::statement_document(store, one.member, period, call.today(), false, language), style,
                  [&](std::string_view piece) { text += piece; });
    return text;
}

/// Only its owner reads it.
std::string write_mail(const MemberRemindOptions& o, const member::Balance& one, const std::string& mail) {
    auto name = fmt::format("reminder-member-{}.eml", one.member.id);
    make_folder(o.folder);
    OutputFile file(std::filesystem::path(o.folder) / name, 0600);
    file.write(mail);
    file.finish();
    return name;
}

std::string written(const MemberRemindOptions& o, const Store& store, const member::Balance& one,
                    const Invocation& call) {
    const auto language = language_of(catalogue::operator_of(store).language);
    const auto mail = call.in_language(
        language, [&] { return member::reminder(store, one, statement_text(store, one, call, language), language); });
    return write_mail(o, one, mail);
}

int run(const MemberRemindOptions& o, Invocation& call) {
    if (!o.due) throw BadInput("missing_option", tr("nothing says of what to remind"), "tiers member remind --due");
    const auto store = call.open(Access::read);
    upkeep::refuse_restored(store);
    Table table{.columns = reminder_columns(), .empty = tr("nobody owes anything")};
    const auto currency = catalogue::operator_of(store).currency;
    std::int64_t without = 0;
    for (const auto& one : member::balances_due(store, call.today())) {
        const auto reached = !one.member.email.empty();
        without += reached ? 0 : 1;
        table.rows.push_back({one.member.id, one.member.name, one.owed, currency, one.since,
                              std::string(reached ? msgid("written") : msgid("no-email")),
                              reached ? Value(written(o, store, one, call)) : Value()});
    }
    call.show("tiers.member.remind/1", table);
    if (without > 0) call.say("{} without e-mail: they are told by letter", without);
    return 0;
}

}  // namespace

extern const Verb member_remind;
const Verb member_remind =
    verb<MemberRemindOptions>("remind", msgid("Write mails to those who owe something, and send nothing"), Needs::read,
                              uses_none, declare, run, reminder_columns);

}  // namespace tiers::cmd
