-- Everybody who is somebody: not those joined into another, while those who were erased were members all the same.
select id, kind = 'organisation', ifnull(category, ''), ifnull(commune, ''), ifnull(sector, ''), joined, left_on
from member
where merged_into is null
order by id
