-- Members who agree on :today to be in the directory, with what they offer and seek as they said it.
select m.id, m.name, m.sector, m.email,
       (select group_concat(word, ', ')
        from (select word from tag where member_id = m.id and kind = 'offers' and ceased is null order by id)),
       (select group_concat(word, ', ')
        from (select word from tag where member_id = m.id and kind = 'seeks' and ceased is null order by id))
from member m
where m.merged_into is null
  and (m.left_on is null or m.left_on > :today)
  and exists (select 1 from consent c where c.member_id = m.id and c.kind = 'directory' and c.first <= :today
              and (c.revoked is null or c.revoked > :today))
order by m.folded, m.id
