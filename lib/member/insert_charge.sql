insert into charge (member_id, payer_id, rule, subscription_id, plan, version, first, last, due, price, unit, quantity,
                    days, of_days, amount, vat, corrects_id, label, use_id, price_id,
                    registration_price_id, created)
values (:member, :payer, :rule, :subscription, :plan, :version, :first, :last, :due, :price, :unit, :quantity,
        :days, :of_days, :amount, :vat, :corrects, :label, :use, :price_of, :registration_price, :now)
