#include <tiers/catalogue.h>
#include <tiers/held.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberDataOptions {
    std::string who;
    bool text = false, guest = false;
};

void declare(Arguments& verb, MemberDataOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name; of who is no member, words to search"), Names::member);
    verb.flag("--guest", o.guest, tr("WHO is a guest of events: e-mail, full name, or a participant's id"));
    verb.flag("--text", o.text, tr("Search the words, also where they name a member"));
}

/// Who is no member may be a guest, a contact, or somebody in a note.
member::Held held(const MemberDataOptions& o, const Store& store) {
    if (o.guest && o.text) throw BadInput("text_or_guest", tr("--text searches words, and --guest names somebody"));
    if (o.guest) return member::held_on(store, member::find_guest(store, o.who));
    if (!o.text) try {
            return member::held_on(store, member::find(store, o.who).id);
        } catch (const NotFound&) {
        }
    return member::held_on(store, o.who);
}

int run(const MemberDataOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    const auto found = held(o, store);
    const auto fields = !call.globals().fields.empty();
    const auto json = call.asked_format() == render::Format::json;
    if (json && fields)
        throw BadInput("bad_format", tr("JSON tells all, a table at a time, and has no columns to choose"),
                       "--format jsonl");
    if (json)
        call.write(member::held_json(found));
    else if (call.for_people() && !fields)
        call.show(member::held_page(store, found));
    else
        call.show("tiers.member.data/1", member::held_table(found));
    return 0;
}

}  // namespace

extern const Verb member_data;
const Verb member_data = verb<MemberDataOptions>("data", msgid("Tell all that is held on somebody, member or not"),
                                                 Needs::read, uses_none, declare, run, member::held_columns);

}  // namespace tiers::cmd
