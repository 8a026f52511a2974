insert into event (code, title, summary, place_id, organiser_id, edition, follows_id, state, capacity, opens, closes, offer, price,
                   created, recorded)
values (:code, :title, :summary, (select id from place where code = :place), :organiser, :edition, :follows, 'draft',
        :capacity, :opens, :closes, :offer, :price, :now, :now)
