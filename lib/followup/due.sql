-- Open tasks of one track up to a day, and in the professional one who is to be asked whether they are still there: 1, 3
-- and 5 years after their company or their arrival, until they answered for as long, or were found gone or lost.
with task (track, due, followup_id, id, who, text, years) as (
    select 'professional', due, followup_id, id, ifnull(who, ''), text, null
    from followup_note where due is not null and done is null and withdrawn is null
    union all
    select 'personal', due, followup_id, id, ifnull(who, ''), text, null
    from followup_personal where due is not null and done is null and withdrawn is null
),
began (followup_id, day) as (
    select followup_id, min(day)
    from followup_outcome
    where withdrawn is null and (outcome = 'company' or (outcome = 'installed' and answer = 'yes'))
    group by followup_id
),
asked (track, due, followup_id, id, who, text, years) as (
    select 'professional', date(b.day, '+' || y.value || ' years'), b.followup_id, null, '', '', y.value
    from began b, json_each('[1,3,5]') y
    where not exists (select 1 from followup_outcome o
                      where o.followup_id = b.followup_id and o.withdrawn is null and o.outcome = 'still-there'
                        and (o.answer <> 'yes' or cast(o.moment as integer) >= y.value))
)
select t.due, t.followup_id, f.name, ifnull(f.adviser, ''), t.id, t.who, t.text, t.years
from (select * from task union all select * from asked) t
join followup f on f.id = t.followup_id
where t.track = :track and t.due <= :until
order by t.due, f.folded, t.followup_id, t.id
