#include <tiers/enrol.h>

#include <tiers/words.h>
#include <algorithm>
#include <array>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "event/category_store.h"
#include "event/event_store.h"
#include "event/participant_store.h"
#include "event/registering.h"
#include "event/registration_store.h"
#include "event/seats.h"
#include "exchange/enrol_map.h"
#include "format/csv.h"
#include "member/member_store.h"
#include "store/request_key.h"
#include "store/savepoint.h"

namespace tiers::exchange {

namespace {

using event::Registration;

constexpr std::size_t bad_kept = 100;

/// Words of a state, folded, that say that somebody comes; and those that say that they do not.
constexpr std::array<std::string_view, 15> words_of_coming = {
    "",     "confirmed", "confirme", "confirmee", "waiting", "offered",  "pending",   "valid",
    "paid", "paye",      "payee",    "valide",    "validee", "complete", "en attente"};
constexpr std::array<std::string_view, 15> words_of_not_coming = {
    "cancelled",  "canceled", "annule", "annulee", "lapsed",  "transferred", "refunded", "rembourse",
    "remboursee", "refused",  "refuse", "refusee", "expired", "expire",      "expiree"};

bool is_one_of(const auto& words, const std::string& word) {
    return std::ranges::find(words, word) != words.end();
}

bool says_coming(std::string_view state) {
    const auto word = folded(state);
    if (is_one_of(words_of_coming, word)) return true;
    if (is_one_of(words_of_not_coming, word)) return false;
    throw BadInput("unknown_state", say("nothing says whether somebody comes whose state is '{}'", state),
                   say("in a mapping: [values.state] \"{}\" = \"confirmed\"", state));
}

/// Several columns may say that somebody does not come: the order, and the ticket.
bool comes(const std::string& states) {
    const auto all = split(states, '\n');
    return std::ranges::all_of(all, says_coming);
}

struct EnrolRow {
    std::string external_id, name, email, payer, payer_email, organisation, category, profile, postcode, commune,
        session, ticket, heads, state;
};

EnrolRow row_of(const EnrolRows& rows, const std::vector<std::string>& cells) {
    const auto text = [&](EnrolField field) { return rows.text(field, cells); };
    return {text(EnrolField::external_id), text(EnrolField::name),        text(EnrolField::email),
            text(EnrolField::payer),       text(EnrolField::payer_email), text(EnrolField::organisation),
            text(EnrolField::category),    text(EnrolField::profile),     text(EnrolField::postcode),
            text(EnrolField::commune),     text(EnrolField::session),     text(EnrolField::ticket),
            text(EnrolField::heads),       text(EnrolField::state)};
}

/// Who pays for others gives an e-mail that is not theirs.
std::string email_of(const EnrolRow& row) {
    if (!row.email.empty()) return row.email;
    return folded(row.payer) == folded(row.name) ? row.payer_email : std::string();
}

/// Rows are taken one by one, and all of them wait; seats are given behind the last.
class Enrolling {
public:
    Enrolling(Store& store, const EnrolOptions& options, std::string program)
        : store_(store),
          event_(event::get(store, options.event)),
          program_(std::move(program)),
          sessions_(event::sessions(store, event_)),
          categories_(event::categories(store, event_)),
          communes_(options.territory),
          erased_(store) {
        event::promote(store, event_.code);
    }

    EnrolVerdict take(std::int64_t line, const EnrolRow& row) {
        EnrolVerdict verdict;
        verdict.line = line;
        verdict.name = row.name;
        try {
            Savepoint part(store_);
            put(row, verdict);
            part.keep();
        } catch (const Error& error) {
            if (!about_the_request(error)) throw;
            verdict.id.reset();
            verdict.verdict = msgid("erased");
            if (error.code() == "erased") return verdict;
            verdict.verdict = msgid("refused");
            verdict.code = error.code();
            verdict.reason = error.what();
            verdict.exit = error.exit();
        }
        return verdict;
    }

    /// Gives the seats, and says who waits for one.
    void finish(std::vector<EnrolVerdict>& verdicts) {
        std::set<event::Id> asked;
        for (const auto& verdict : verdicts)
            if (verdict.verdict == "registered") asked.insert(*verdict.id);
        event::give_seats(store_, event_.code, asked);
        for (auto& verdict : verdicts)
            if (verdict.verdict == "registered" && event::get_registration(store_, *verdict.id).stage() == "waiting")
                verdict.verdict = msgid("waiting");
    }

private:
    void put(const EnrolRow& row, EnrolVerdict& verdict) {
        const auto live = comes(row.state);
        const auto who = participant(row);
        const auto session = session_called(row.session);
        auto known = known_registration(row, who, session, live);
        if (!live) return leave(known, verdict);
        if (!known) return join(row, who, session, verdict);
        verdict.id = known->id;
        if (!known->ended.empty()) return void(verdict.verdict = msgid("ended"));
        if (known->heads != heads_of(row))
            throw Conflict("other_heads", say("registration {} is of {} people, and the row of {}", known->id,
                                              known->heads, heads_of(row)));
        verdict.verdict = msgid("unchanged");
    }

    void leave(const std::optional<Registration>& known, EnrolVerdict& verdict) {
        verdict.verdict = known ? msgid("unchanged") : msgid("skipped");
        if (!known) return;
        verdict.id = known->id;
        if (!known->ended.empty()) return;
        event::leave(store_, known->id, {});
        verdict.verdict = msgid("cancelled");
    }

    /// What the event asks is not asked of a file of others.
    void join(const EnrolRow& row, const event::Participant& who, const std::optional<event::Session>& session,
              EnrolVerdict& verdict) {
        event::refuse_ended(event_);
        event::refuse_closed(event_, store_.now());
        event::Registering request;
        request.heads = heads_of(row);
        event::check_heads(request.heads);
        event::Target target{.session = session};
        if (session)
            event::refuse_session(event_, *session, store_.now());
        else if (!categories_.empty())
            target.category = event::wanted_category(event_, categories_, row.ticket);
        const auto participant = event::take_part(store_, event_, who, home(row), &erased_);
        verdict.id = event::ask(store_, event_, participant, target, request);
        event::record_registration(store_, "registered", event::get_registration(store_, *verdict.id));
        remember(row, *verdict.id);
        verdict.verdict = msgid("registered");
    }

    /// A member of that name and e-mail, else a guest.
    event::Participant participant(const EnrolRow& row) const {
        event::Participant who;
        who.name = row.name;
        who.email = email_of(row);
        who.organisation = row.organisation;
        who.category = row.category;
        who.profile = row.profile;
        if (who.email.empty()) return who;
        const auto member = member::by_email(store_, who.email);
        if (member && folded(member->name) == folded(who.name)) who.member = member->id;
        return who;
    }

    std::optional<event::Session> session_called(const std::string& said) const {
        if (said.empty()) return std::nullopt;
        for (const auto& session : sessions_)
            if (session.code == said || folded(session.title) == folded(said)) return session;
        throw NotFound("no_session", say("no session '{}'", said), say("tiers event sessions {}", event_.code));
    }

    static std::int64_t heads_of(const EnrolRow& row) {
        if (row.heads.empty()) return 1;
        const auto number = whole_number(row.heads);
        if (!number) throw BadInput("bad_number", say("'{}' is not a whole number", row.heads));
        return *number;
    }

    /// A commune that the tables do not have, or have twice, is left out: the file is somebody else's.
    std::optional<territory::Commune> home(const EnrolRow& row) {
        std::vector<std::string> said;
        if (!row.commune.empty()) said.push_back(program_ == "tiers" ? "insee:" + row.commune : row.commune);
        if (!row.postcode.empty()) said.push_back("postcode:" + row.postcode);
        if (said.empty()) return std::nullopt;
        try {
            return communes_.one(said);
        } catch (const Error& error) {
            if (!about_the_request(error)) throw;
            return std::nullopt;
        }
    }

    std::string key(const EnrolRow& row) const {
        const auto text = fmt::format("{}|{}|{}", event_.id, program_, row.external_id);
        return "enrol-" + hex(digest(text).substr(0, 16));
    }

    void remember(const EnrolRow& row, event::Id id) {
        if (!row.external_id.empty())
            request_key::remember(store_, key(row), {"event enrol", row.external_id}, std::to_string(id));
    }

    /// Who ordered twice is there once: what one order brought, another one does not cancel.
    std::optional<Registration> known_registration(const EnrolRow& row, const event::Participant& who,
                                                   const std::optional<event::Session>& session, bool live) {
        if (!row.external_id.empty())
            if (const auto id = request_key::result(store_, key(row)))
                return event::get_registration(store_, *whole_number(*id));
        if (program_ == "tiers")
            if (auto own = own_registration(row, session)) return own;
        if (!live && !row.external_id.empty()) return std::nullopt;
        return event::same_registration(store_, event_, who, session);
    }

    /// The file is a list of this database.
    std::optional<Registration> own_registration(const EnrolRow& row,
                                                 const std::optional<event::Session>& session) const {
        const auto id = whole_number(row.external_id);
        auto one = id ? event::find_registration(store_, *id) : std::nullopt;
        const auto same = one && one->event_code == event_.code && one->session == (session ? session->code : "") &&
                          folded(one->participant.name) == folded(row.name);
        return same ? std::move(one) : std::nullopt;
    }

    Store& store_;
    event::Event event_;
    std::string program_;
    std::vector<event::Session> sessions_;
    std::vector<event::Category> categories_;
    territory::Communes communes_;
    member::ErasedPeople erased_;
};

void count(Enrolment& all, const EnrolVerdict& verdict) {
    if (verdict.verdict == "registered") ++all.registered;
    if (verdict.verdict == "waiting") ++all.waiting;
    if (verdict.verdict == "cancelled") ++all.cancelled;
    if (verdict.verdict == "unchanged") ++all.unchanged;
    if (verdict.verdict == "erased") ++all.erased;
    if (verdict.exit == Exit::done) return;
    ++all.refused;
    if (all.bad.size() < bad_kept) all.bad.push_back(verdict);
}

}  // namespace

Enrolment enrol(Store& store, std::string_view bytes, const EnrolOptions& options,
                const std::function<void(const EnrolVerdict&)>& tell) {
    format::CsvTable table(bytes, {options.file, options.charset, 0});
    const auto map = options.map ? read_enrol_map(*options.map, options.map_file)
                                 : known_enrol_map(options.program, table.heading());
    const EnrolRows rows(map, table.heading(), options.file, options.map.has_value());
    Enrolling enrolling(store, options, map.program);
    std::vector<EnrolVerdict> verdicts;
    for (format::CsvRow cells; table.next(cells);)
        verdicts.push_back(enrolling.take(cells.line, row_of(rows, cells.cells)));
    enrolling.finish(verdicts);
    Enrolment all;
    all.program = map.program;
    for (const auto& verdict : verdicts) {
        count(all, verdict);
        tell(verdict);
    }
    return all;
}

}  // namespace tiers::exchange
