-- Persons whose last activity ended before :before. What goes on without an end counts as 9999-12-31. :ending are the
-- stages that end a follow-up, as JSON.
with ended_followup as (
    select followup_id, day
    from (select followup_id, stage, day,
                 row_number() over (partition by followup_id order by day desc, id desc) as latest
          from followup_move where withdrawn is null)
    where latest = 1 and stage in (select value from json_each(:ending))),
activity (member_id, what, day) as (
    select id, 'added', date(created, 'unixepoch') from member
    union all select id, 'joined', joined from member where joined is not null
    union all select id, 'left', left_on from member where left_on is not null
    union all select member_id, 'booking', date("end", 'unixepoch') from booking
              where ended is null or ended = 'no_show'
    union all select member_id, 'waiting', date("end", 'unixepoch') from waiting
    union all select p.member_id, 'registration', date(r.created, 'unixepoch') from participant p
              join registration r on r.participant_id = p.id where p.member_id is not null
    union all select p.member_id, 'attendance', date(a.at, 'unixepoch') from participant p
              join attendance a on a.participant_id = p.id where p.member_id is not null and a.state = 'present'
    union all select p.member_id, 'session', date(s."end", 'unixepoch') from speaker p
              join session s on s.id = p.session_id where p.member_id is not null and s.cancelled is null
    union all select member_id, 'presence', date(ifnull(checked_out, checked_in), 'unixepoch') from presence
    union all select member_id, 'subscription', ifnull(last, '9999-12-31') from subscription where withdrawn is null
    union all select payer_id, 'subscription', ifnull(last, '9999-12-31') from subscription
              where withdrawn is null and payer_id is not null
    union all select member_id, 'charge', max(last, due) from charge
    union all select payer_id, 'charge', max(last, due) from charge
    union all select member_id, 'payment', day from payment
    union all select member_id, 'allowance', ifnull(last, first) from bucket
    union all select member_id, 'allowance', day from allowance_use where withdrawn is null
    union all select member_id, 'certificate', first from certificate
    union all select member_id, 'consent', ifnull(revoked, first) from consent
    union all select member_id, 'affiliation', ifnull(last, first) from affiliation
              where withdrawn is null and ifnull(last, first) is not null
    union all select organisation_id, 'affiliation', ifnull(last, first) from affiliation
              where withdrawn is null and ifnull(last, first) is not null
    union all select member_id, 'usual-trip', since from usual_trip where withdrawn is null
    union all select member_id, 'volunteering', day from volunteering where withdrawn is null
    union all select v.member_id, 'assembly', a.day from assembly_voter v
              join assembly a on a.id = v.assembly_id and a.cancelled is null
    union all select p.member_id, 'follow-up', ifnull(p.left_on, ifnull(e.day, '9999-12-31'))
              from followup_member p left join ended_followup e on e.followup_id = p.followup_id
    union all select member_id, 'privacy-request', ifnull(answered, '9999-12-31') from privacy_request
              where member_id is not null),
seen as (select member_id, max(day || ' ' || what) as latest from activity group by member_id)
select m.id, m.name, substr(s.latest, 12), substr(s.latest, 1, 10)
from member m
join seen s on s.member_id = m.id
where m.kind = 'person' and m.merged_into is null and m.erased is null and substr(s.latest, 1, 10) < :before
order by 4, m.id
