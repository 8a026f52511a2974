insert into session (event_id, code, title, kind, track, summary, start, "end", wall_start, booking_id, location, capacity,
                     signup, price, gives, created, recorded)
values (:event, :code, :title, :kind, :track, :summary, :start, :end, :wall_start, :booking, :location, :capacity,
        :signup, :price, :gives, :now, :now)
