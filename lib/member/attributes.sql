-- The attributes that are declared, and those that no longer are but are known of the member. Retired ones are marked.
select d.code, d.content, a.value, d.retired is not null
from declared d
left join attribute a on a.code = d.code and a.member_id = :member and a.ceased is null
where d.kind = 'attribute' and (d.retired is null or a.value is not null)
order by d.code
