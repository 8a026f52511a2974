insert into booking_price (booking_id, member_id, payer_id, place_id, rule, tariff, plan, version, first, last, minutes,
                           covered, parts, money, amount, vat, created)
values (:booking, :member, :payer, (select id from place where code = :place), :rule, :tariff, :plan, :version, :first,
        :last, :minutes, :covered, :parts, :money, :amount, :vat, :now)
