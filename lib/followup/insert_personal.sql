insert into followup_personal (followup_id, kind, day, minutes, due, who, text, created, recorded)
values (:followup, :kind, :day, :minutes, :due, :who, :text, :now, :now)
