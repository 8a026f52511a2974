update event
set title = :title, summary = :summary, organiser_id = :organiser, edition = :edition, state = :state,
    capacity = :capacity, opens = :opens, closes = :closes, offer = :offer, price = :price, recorded = :now
where id = :id
