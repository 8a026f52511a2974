-- Each skill that one offers and another seeks, of members who agree on :today to be in the directory.
with agreed as materialized (
    select m.id, m.name, m.commune, m.sector
    from member m
    where m.merged_into is null
      and (m.left_on is null or m.left_on > :today)
      and exists (select 1 from consent c where c.member_id = m.id and c.kind = 'directory' and c.first <= :today
                  and (c.revoked is null or c.revoked > :today)))
select o.member_id, g.name, s.member_id, t.name, o.word, ifnull(g.commune = t.commune, 0), g.sector, t.sector
from tag o
join tag s on s.kind = 'seeks' and s.folded = o.folded and s.ceased is null and s.member_id <> o.member_id
join agreed g on g.id = o.member_id
join agreed t on t.id = s.member_id
where o.kind = 'offers' and o.ceased is null
  and (:member is null or :member in (o.member_id, s.member_id))
order by o.member_id, s.member_id, o.id
