with adherent (code) as (
    select code from declared where kind = 'category' and retired is null and json_extract(content, '$.relation') = 'adherent'
)
select id, name
from member
where merged_into is null and (joined is null or joined <= :on) and (left_on is null or left_on > :on)
  and (category in (select code from adherent) or not exists (select 1 from adherent))
order by name, id
