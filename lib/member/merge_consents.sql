-- Also what holds no more; not what was agreed to on one of these days already.
insert into consent (member_id, kind, first, wording, revoked, created, recorded)
select :into, kind, first, wording, revoked, :now, :now
from consent b
where member_id = :from
  and not exists (select 1 from consent a where a.member_id = :into and a.kind = b.kind
                  and (a.revoked is null or a.revoked > b.first) and (b.revoked is null or b.revoked > a.first))
order by id
