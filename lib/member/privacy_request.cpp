#include <tiers/error.h>
#include <tiers/privacy_request.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "member/check.h"
#include "member/term.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

constexpr const char* request_kind_names[] = {msgid("access"),   msgid("rectify"), msgid("erase"),
                                              msgid("restrict"), msgid("object"),  msgid("portability")};

std::vector<PrivacyRequest> select_requests(const Store& store, std::optional<std::int64_t> id, bool open) {
    std::vector<PrivacyRequest> found;
    auto row = store.db().prepare(sql::member::privacy_requests);
    row.bind(":id", id).bind(":open", open);
    while (row.step())
        found.push_back({row.integer(0), row.text(1), row.optional<Id>(2), row.text(3), row.text(4), row.day(5),
                         row.text(6), row.optional<Day>(7), row.text(8), row.optional<Day>(9), row.text(10)});
    return found;
}

/// Who it is of is a name where they are no member; what people wrote is told by the row alone.
std::string content(std::string_view done, const PrivacyRequest& one) {
    Json json{{"id", one.id}, {"kind", one.kind}, {"day", iso(one.day)}};
    if (one.member) json["member"] = *one.member;
    if (one.extended) json["extended"] = iso(*one.extended);
    if (one.answered) json["answered"] = iso(*one.answered);
    return written({{"done", done}, {"request", json}});
}

std::string text_of(const PrivacyRequest& one) {
    return join(
        {one.kind, one.member ? std::to_string(*one.member) : "", one.name, one.contact, iso(one.day), one.note}, "|");
}

void refuse_future(Day day, Day today) {
    if (day > today) throw BadInput("future_day", say("{} is yet to come", iso(day)));
}

PrivacyRequest checked(PrivacyRequest wanted, Day today) {
    check_line("name", wanted.name);
    check_line("contact", wanted.contact);
    check_note("note", wanted.note);
    if (wanted.member) wanted.name.clear();
    if (!wanted.member && wanted.name.empty() && wanted.contact.empty())
        throw BadInput("no_member_named", tr("nobody is named"),
                       tr("a member, or --name and --contact of who is none"));
    if (std::find_if(std::begin(request_kind_names), std::end(request_kind_names),
                     [&](const char* kind) { return wanted.kind == kind; }) == std::end(request_kind_names))
        throw BadInput("bad_kind", say("no kind '{}'", wanted.kind),
                       say("there are {}", join({std::begin(request_kind_names), std::end(request_kind_names)}, ", ")));
    refuse_future(wanted.day, today);
    return wanted;
}

PrivacyRequest waiting(const Store& store, std::int64_t id, Day day, Day today) {
    auto found = select_requests(store, id, false);
    if (found.empty()) throw NotFound("no_request", say("no request {}", id), "tiers member requests --open");
    const auto& one = found.front();
    if (one.answered) throw Conflict("answered", say("request {} was answered on {}", id, iso(*one.answered)));
    refuse_future(day, today);
    if (day < one.day) throw BadInput("bad_day", say("request {} was received on {} only", id, iso(one.day)));
    return one;
}

const char* state(const PrivacyRequest& one, Day today) {
    if (one.answered) return *one.answered > one.due() ? msgid("answered-late") : msgid("answered");
    if (today > one.due()) return msgid("overdue");
    return one.extended ? msgid("extended") : msgid("open");
}

}  // namespace

Day PrivacyRequest::due() const {
    return months_after(day, extended ? 3 : 1);
}

std::span<const char* const> request_kinds() {
    return request_kind_names;
}

PrivacyRequest receive(Store& store, const PrivacyRequest& asked, Day today, std::string_view key) {
    const auto wanted = checked(asked, today);
    const request_key::Request request("member request", text_of(wanted));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return select_requests(store, whole_number(*id), false).front();
    store.db()
        .prepare(sql::member::insert_privacy_request)
        .bind(":kind", wanted.kind)
        .bind(":member", wanted.member)
        .bind(":name", wanted.name)
        .bind(":contact", wanted.contact)
        .bind(":day", wanted.day)
        .bind(":note", wanted.note)
        .bind(":now", store.now())
        .run();
    auto made = select_requests(store, store.db().last_id(), false).front();
    journal::write(store, "privacy_request", made.id, content("received", made));
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(made.id));
    return made;
}

PrivacyRequest extend(Store& store, std::int64_t id, Day day, const std::string& reason, Day today) {
    auto one = waiting(store, id, day, today);
    one.reason = reason;
    check_note("reason", one.reason);
    if (one.reason.empty()) throw BadInput("no_reason", tr("the person is told why it takes longer"), "--reason TEXT");
    if (one.extended) throw Conflict("extended", say("request {} was extended on {}", id, iso(*one.extended)));
    if (day > one.due())
        throw Refused("too_late", say("request {} could be extended until {} only", id, iso(one.due())),
                      fmt::format("tiers member answer {}", id));
    one.extended = day;
    store.db()
        .prepare("update privacy_request set extended = :day, reason = :reason, recorded = :now where id = :id")
        .bind(":day", day)
        .bind(":reason", one.reason)
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
    journal::write(store, "privacy_request", id, content("extended", one));
    return one;
}

PrivacyRequest answer(Store& store, std::int64_t id, Day day, const std::string& note, Day today) {
    auto one = waiting(store, id, day, today);
    one.answer = note;
    check_note("note", one.answer);
    one.answered = day;
    store.db()
        .prepare("update privacy_request set answered = :day, answer = :answer, recorded = :now where id = :id")
        .bind(":day", day)
        .bind(":answer", one.answer)
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
    journal::write(store, "privacy_request", id, content("answered", one));
    return one;
}

std::vector<PrivacyRequest> requests(const Store& store, const RequestQuery& query) {
    auto found = select_requests(store, {}, query.open || query.due);
    if (query.due) std::erase_if(found, [&](const PrivacyRequest& one) { return one.due() > *query.due; });
    const auto waiting =
        std::stable_partition(found.begin(), found.end(), [](const PrivacyRequest& one) { return !one.answered; });
    std::stable_sort(found.begin(), waiting,
                     [](const PrivacyRequest& one, const PrivacyRequest& other) { return one.due() < other.due(); });
    return found;
}

std::vector<Column> request_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"kind", tr("Kind"), Kind::word},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"name", tr("Name"), Kind::text},
            {"contact", tr("Contact"), Kind::text},
            {"received", tr("Received"), Kind::day},
            {"due", tr("Due"), Kind::day},
            {"state", tr("State"), Kind::word},
            {"days_left", tr("Days left"), Kind::count},
            {"answered", tr("Answered"), Kind::day},
            {"note", tr("Note"), Kind::text, "", false, machine_only},
            {"extended", tr("Extended"), Kind::day, "", false, machine_only},
            {"reason", tr("Reason"), Kind::text, "", false, machine_only},
            {"answer", tr("Answer"), Kind::text, "", false, machine_only}};
}

Row request_row(const PrivacyRequest& one, Day today) {
    return {id_value(one.id),
            one.kind,
            cell(one.member),
            cell(one.name),
            cell(one.contact),
            one.day,
            one.due(),
            std::string(state(one, today)),
            one.answered ? Value() : Value(std::int64_t{(one.due() - today).count()}),
            cell(one.answered),
            cell(one.note),
            cell(one.extended),
            cell(one.reason),
            cell(one.answer)};
}

std::string request_sentence(const char* done, const PrivacyRequest& one) {
    return join({done, id_text(one.id), tr(one.kind.c_str()), one.name.empty() ? one.contact : one.name, iso(one.day),
                 one.answered ? say("answered on {}", iso(*one.answered)) : say("due {}", iso(one.due()))},
                "  ");
}

}  // namespace tiers::member
