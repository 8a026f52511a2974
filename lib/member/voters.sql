select m.id, m.name, ifnull(m.email, ''), p.holder_id, ifnull(h.name, ''),
       exists (select 1 from assembly_arrival r
               where r.assembly_id = v.assembly_id and r.member_id = v.member_id and r.departed is null)
from assembly_voter v
join member m on m.id = v.member_id
left join assembly_proxy p on p.assembly_id = v.assembly_id and p.giver_id = v.member_id and p.withdrawn is null
left join member h on h.id = p.holder_id
where v.assembly_id = :assembly and (:member is null or v.member_id = :member)
order by m.folded, m.id
