#include <filesystem>

#include "cmd/member/assembly_fields.h"
#include "cmd/output_file.h"

namespace tiers::cmd {

namespace {

struct MemberConvokeOptions {
    std::string folder;
    std::optional<std::string> on;
};

void declare(Arguments& verb, MemberConvokeOptions& o) {
    verb.positional("folder", o.folder, tr("Where the mails are written, a file each"), Names::folder);
    declare_on(verb, o.on);
}

std::vector<Column> convocation_columns() {
    return {{"member", tr("Member"), Kind::id}, {"name", tr("Name"), Kind::text}, {"file", tr("File"), Kind::code}};
}

/// The name of the file; empty for who has no address. Only its owner reads it.
std::string write_mail(const MemberConvokeOptions& o, const std::string& name, const std::string& mail) {
    make_folder(o.folder);
    OutputFile file(std::filesystem::path(o.folder) / name, 0600);
    file.write(mail);
    file.finish();
    return name;
}

int run(const MemberConvokeOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto assembly = assembly_on(o.on, store, call);
    const auto language = language_of(catalogue::operator_of(store).language);
    Table table{.columns = convocation_columns()};
    std::int64_t without = 0;
    for (const auto& voter : member::voters(store, assembly)) {
        if (voter.email.empty()) {
            ++without;
            table.rows.push_back({voter.member, voter.name, Value()});
            continue;
        }
        const auto mail =
            call.in_language(language, [&] { return member::convocation(store, assembly, voter, language); });
        table.rows.push_back(
            {voter.member, voter.name,
             write_mail(o, fmt::format("assembly-{}-member-{}.eml", assembly.id, voter.member), mail)});
    }
    call.show("tiers.member.convoke/1", table);
    if (without > 0) call.say("{} without e-mail: they are told by letter", without);
    return 0;
}

}  // namespace

extern const Verb member_convoke;
const Verb member_convoke =
    verb<MemberConvokeOptions>("convoke", msgid("Write the convocations to an assembly as mails, and send nothing"),
                               Needs::read, uses_none, declare, run, convocation_columns);

}  // namespace tiers::cmd
