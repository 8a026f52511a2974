-- What somebody withdrew since under one name, they agree to no more under the other.
update consent
set revoked = (select max(b.revoked) from consent b where b.member_id = :from and b.kind = consent.kind), recorded = :now
where member_id = :into and revoked is null
  and exists (select 1 from consent b where b.member_id = :from and b.kind = consent.kind and b.revoked > consent.first)
  and not exists (select 1 from consent b where b.member_id = :from and b.kind = consent.kind and b.revoked is null)
