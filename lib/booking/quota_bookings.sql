-- Live bookings that touch [:from, :to) of a member, or, where they count :together, of all the people of the
-- organisations that the member is or belongs to on :day. No booking lasts longer than four years.
with
    together (id) as (
        select organisation_id from affiliation
        where :together and member_id = :member and withdrawn is null
          and ifnull(first, :day) <= :day and ifnull(last, :day) >= :day
        union
        select :member where :together),
    whose (id) as (
        select :member
        union
        select id from together
        union
        select member_id from affiliation
        where organisation_id in (select id from together) and withdrawn is null
          and ifnull(first, :day) <= :day and ifnull(last, :day) >= :day)
select b.start, b."end", b.seats, r.code, r.kind
from whose w
join booking b on b.member_id = w.id
join resource r on r.id = b.resource_id
where b.ended is null and b.id <> :itself
  and b.start < :to and b.start > :from - 126230400 and b."end" > :from
