-- Whose rows are meant: the members of :ids (JSON), the participants of events that are theirs or of :guests, and the
-- follow-ups in which nobody else is who is known. Each statement behind this may say :day and :now.
with said (day, now) as (
    select :day, :now
),
theirs (id) as (
    select value from json_each(:ids)
),
parts (id) as (
    select id from participant where member_id in theirs
    union
    select value from json_each(:guests)
),
alone (id) as (
    select followup_id
    from followup_member f
    where member_id in theirs
      and not exists (select 1 from followup_member o join member m on m.id = o.member_id
                      where o.followup_id = f.followup_id and o.member_id not in theirs and m.erased is null)
)
