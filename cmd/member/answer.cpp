#include <tiers/privacy_request.h>

#include "cmd/invocation.h"
#include "cmd/member/typed.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

struct MemberAnswerOptions {
    std::string id, note, reason;
    std::optional<std::string> on;
    bool extend = false;
};

void declare(Arguments& verb, MemberAnswerOptions& o) {
    verb.positional("id", o.id, tr("Id of the request"));
    verb.option("--on", "DAY", o.on, tr("Day of the answer; today when left out"));
    verb.option("--note", "TEXT", o.note, tr("What was answered, in a few words"));
    verb.flag("--extend", o.extend, tr("It is not answered yet: the person was told that it takes two more months"));
    verb.option("--reason", "TEXT", o.reason, tr("With --extend, why it takes longer"));
}

void check(const MemberAnswerOptions& o) {
    if (!o.extend && !o.reason.empty()) throw BadInput("options_exclude", tr("--reason goes with --extend"));
    if (o.extend && !o.note.empty()) throw BadInput("options_exclude", tr("--extend is no answer: --reason says why"));
}

int run(const MemberAnswerOptions& o, Invocation& call) {
    check(o);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto day = day_or_today(o.on, call);
    const auto id = whole(o.id);
    if (!id) throw BadInput("bad_id", say("'{}' is no id of a request", o.id), "tiers member requests --open");
    const auto changed = o.extend ? member::extend(store, *id, day, o.reason, call.today())
                                  : member::answer(store, *id, day, o.note, call.today());
    call.show("tiers.member.answer/1",
              {.columns = member::request_columns(),
               .rows = {member::request_row(changed, call.today())},
               .sentences = {member::request_sentence(o.extend ? tr("extended") : tr("answered"), changed)}});
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_answer;
const Verb member_answer = verb<MemberAnswerOptions>("answer", msgid("Note that what somebody demands was answered"),
                                                     Needs::write, uses_dry_run, declare, run, member::request_columns);

}  // namespace tiers::cmd
