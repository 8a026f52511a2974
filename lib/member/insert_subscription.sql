insert into subscription (member_id, plan, version, first, last, counted_from, payer_id, seats, price, resource_id, deposit, keys,
                          follows_id, created, recorded)
values (:member, :plan, :version, :first, :last, :counted_from, :payer, :seats, :price,
        (select id from resource where code = :resource), :deposit, :keys, :follows, :now, :now)
