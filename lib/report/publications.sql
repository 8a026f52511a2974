-- What was published, the first first: how many cells it has, and the fewest people that any of them is of.
select p.id, p.published, p.report, p.measure, p."by", p.place, p.first, p.last, count(c.position), min(c.people)
from publication p
left join published_cell c on c.publication_id = p.id
group by p.id
order by p.id
