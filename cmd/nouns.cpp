#include <tiers/i18n.h>
#include <algorithm>
#include <string_view>

#include "cmd/app.h"
#include "cmd/report/report.h"

namespace tiers::cmd {

extern const Verb member_add, member_adjust, member_affiliations, member_amend, member_answer, member_arrive,
    member_assemblies, member_assembly, member_attest, member_balance, member_certificates, member_certify,
    member_change, member_charge, member_checkin, member_checkout, member_consent, member_consents, member_convoke,
    member_cover, member_data, member_directory, member_due, member_duplicates, member_edit, member_end, member_erase,
    member_export, member_follow, member_followup, member_followups, member_identify, member_import, member_join,
    member_leave, member_list, member_match, member_meeting, member_merge, member_minutes, member_outcome, member_pack,
    member_paid, member_pause, member_plan_preview, member_present, member_proxy, member_reconcile, member_remind,
    member_renew, member_request, member_requests, member_resume, member_retention, member_revoke, member_roll,
    member_sheet, member_show, member_stage, member_statement, member_stream, member_subscribe, member_subscriptions,
    member_task, member_trip, member_trips, member_use, member_visit, member_visits, member_volunteer,
    member_volunteering, member_vote, member_withdraw;
extern const Verb book_add, book_agenda, book_apply, book_approve, book_block, book_blocks, book_cancel, book_checkin,
    book_checkout, book_decline, book_excuse, book_export, book_extend, book_free, book_handover, book_handovers,
    book_import, book_invite, book_list, book_move, book_plan, book_quote, book_reply, book_return, book_show,
    book_simulate, book_swap, book_wait, book_waiting;
extern const Verb event_accept, event_add, event_attend, event_attendance, event_attest, event_badges, event_cancel,
    event_categories, event_category, event_change, event_checkin, event_close, event_copy, event_edit, event_end,
    event_enrol, event_export, event_grid, event_headcount, event_import, event_keys, event_list, event_mail,
    event_merge, event_open, event_outcome, event_outcomes, event_pack, event_pay, event_posters, event_promote,
    event_proposals, event_propose, event_register, event_registrations, event_revoke, event_session, event_sessions,
    event_sheet, event_show, event_signs, event_survey, event_ticket, event_tickets, event_transfer, event_unregister,
    event_vote, event_waiting, event_walkin, event_withdraw;
extern const Verb calc_hours, calc_period, calc_recur, calc_time;
extern const Verb db_backup, db_journal, db_migrate, db_query, db_rehearse, db_restore, db_resume, db_rezone, db_stats,
    db_verify, db_wipe;
extern const Verb completion_bash, completion_fish, completion_zsh;
extern const Verb config_apply, config_check, config_diff, config_edit, config_keys, config_path, config_show, init;

namespace {

std::vector<Noun>& all_nouns() {
    static std::vector<Noun> all = {
        {"member",
         msgid("People and organisations"),
         false,
         {member_add,          member_list,         member_show,         member_edit,          member_import,
          member_export,       member_duplicates,   member_merge,        member_erase,         member_join,
          member_leave,        member_affiliations, member_trip,         member_trips,         member_consent,
          member_withdraw,     member_consents,     member_subscribe,    member_subscriptions, member_change,
          member_pause,        member_resume,       member_end,          member_renew,         member_plan_preview,
          member_charge,       member_paid,         member_statement,    member_remind,        member_pack,
          member_use,          member_cover,        member_adjust,       member_balance,       member_volunteer,
          member_volunteering, member_roll,         member_assembly,     member_convoke,       member_proxy,
          member_sheet,        member_arrive,       member_vote,         member_minutes,       member_assemblies,
          member_certify,      member_revoke,       member_certificates, member_checkin,       member_checkout,
          member_stream,       member_identify,     member_present,      member_attest,        member_reconcile,
          member_visit,        member_visits,       member_follow,       member_stage,         member_meeting,
          member_task,         member_due,          member_outcome,      member_amend,         member_followups,
          member_followup,     member_directory,    member_match,        member_data,          member_request,
          member_requests,     member_answer,       member_retention}},
        {"book",
         msgid("Bookings of resources"),
         false,
         {book_add,     book_quote,    book_free,   book_agenda,    book_list,    book_show,
          book_move,    book_swap,     book_cancel, book_plan,      book_apply,   book_simulate,
          book_approve, book_decline,  book_wait,   book_waiting,   book_checkin, book_checkout,
          book_excuse,  book_handover, book_return, book_handovers, book_block,   book_blocks,
          book_invite,  book_reply,    book_extend, book_import,    book_export}},
        {"event",
         msgid("Events, their sessions, registrations and attendance"),
         false,
         {event_add,       event_list,       event_show,     event_edit,       event_copy,          event_open,
          event_close,     event_cancel,     event_end,      event_session,    event_sessions,      event_change,
          event_category,  event_categories, event_register, event_unregister, event_registrations, event_waiting,
          event_accept,    event_promote,    event_pay,      event_transfer,   event_attend,        event_walkin,
          event_headcount, event_attendance, event_grid,     event_propose,    event_proposals,     event_merge,
          event_withdraw,  event_vote,       event_ticket,   event_tickets,    event_revoke,        event_keys,
          event_pack,      event_checkin,    event_outcome,  event_outcomes,   event_attest,        event_badges,
          event_posters,   event_sheet,      event_signs,    event_mail,       event_enrol,         event_import,
          event_export,    event_survey}},
        {"report", msgid("Figures for operators, funders and the public"), false, report_verbs()},
        {"config",
         msgid("What the operator declares"),
         true,
         {config_check, config_diff, config_edit, config_apply, config_show, config_path, config_keys}},
        {"db",
         msgid("The database: checks, copies, who changed what"),
         true,
         {db_verify, db_backup, db_rehearse, db_restore, db_resume, db_migrate, db_rezone, db_wipe, db_stats,
          db_journal, db_query}},
        {"calc", msgid("Time arithmetic for scripts"), true, {calc_recur, calc_hours, calc_time, calc_period}},
        {"completion", msgid("Completion for the shells"), true, {completion_bash, completion_zsh, completion_fish}},
        {"init", msgid("Start a new place"), true, {init}, true},
    };
    return all;
}

}  // namespace

const std::vector<Noun>& nouns() {
    return all_nouns();
}

void add_verbs(const std::string& noun, const std::vector<Verb>& verbs) {
    for (auto& one : all_nouns()) {
        if (one.name != noun) continue;
        for (const auto& verb : verbs)
            if (std::none_of(one.verbs.begin(), one.verbs.end(),
                             [&](const Verb& known) { return known.name == std::string_view(verb.name); }))
                one.verbs.push_back(verb);
    }
}

}  // namespace tiers::cmd
