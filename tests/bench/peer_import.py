#!/usr/bin/env python3
"""What people write by themselves: rows of JSON lines booked into SQLite, each checked against opening hours, keys and
capacity. peer_import.py ROWS.jsonl DATABASE"""
import json
import sqlite3
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
TAKEN = "select ifnull(sum(seats), 0) from booking where resource = ? and start > ? - 43200 and start < ? and \"end\" > ?"


def instant(text):
    wall = datetime.fromisoformat(text)
    return wall, int(wall.replace(tzinfo=PARIS).astimezone(timezone.utc).timestamp())


def is_open(start, end):
    clock = "%H:%M"
    return start.weekday() < 5 and "08:30" <= start.strftime(clock) and end.strftime(clock) <= "19:00"


db = sqlite3.connect(sys.argv[2], isolation_level=None)
db.executescript("""
    pragma journal_mode = wal; pragma synchronous = full;
    create table booking (id integer primary key, resource text, start integer, "end" integer, seats integer, member integer);
    create index booking_live on booking (resource, start, "end", seats);
    create index booking_member on booking (member, start);
    create table request (key text primary key, booking integer) without rowid;
    begin immediate;
""")
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        row = json.loads(line)
        (opens, start), (closes, end) = instant(row["start"]), instant(row["end"])
        if end <= start or not is_open(opens, closes):
            continue
        if db.execute("select 1 from request where key = ?", (row["key"],)).fetchone():
            continue
        capacity = 1 if int(row["resource"][-2:]) <= 7 else 12
        taken = db.execute(TAKEN, (row["resource"], start, end, start)).fetchone()[0]
        if taken + row.get("seats", 1) > capacity:
            continue
        made = db.execute("insert into booking values (null, ?, ?, ?, ?, ?)",
                          (row["resource"], start, end, row.get("seats", 1), row["member"]))
        db.execute("insert into request values (?, ?)", (row["key"], made.lastrowid))
db.execute("commit")
print(db.execute("select count(*) from booking").fetchone()[0])
