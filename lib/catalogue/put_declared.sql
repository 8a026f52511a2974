insert into declared (kind, code, since, content) values (:kind, :code, :since, :content)
on conflict (kind, code, since) do update set content = excluded.content, retired = null
