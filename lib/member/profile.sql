-- What is known of a member beside the row, in the order it was said.
select 'contact', kind, value, label, id from contact where member_id = :member and ceased is null
union all
select 'tag', kind, word, folded, id from tag where member_id = :member and ceased is null
order by 5
