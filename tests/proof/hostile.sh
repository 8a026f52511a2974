#!/usr/bin/env bash
# What goes wrong around the program: hostile.sh BIN. Each ends in the right exit code, one clear line (and a hint), an
# unchanged database, and no temporary left. What this machine cannot stage is skipped, and said so.
set -euo pipefail
PATH=$(realpath "$1"):$PATH
here=$(cd "$(dirname "$0")" && pwd)
# A folder can only be made read-only or full for root with mounts of one's own.
if [[ ${2:-} != --mounted ]]; then
    for how in -m -rm; do
        unshare $how true 2> /dev/null && exec unshare $how "$here/hostile.sh" "$1" --mounted
    done
    echo "skipped: a full disk and a read-only folder (no mounts of one's own here)"
fi
# shellcheck source=tests/proof/common.sh
source "$here/common.sh"
umask 022

checks=0
failures=0
fail() {
    echo "FAILED: $1"
    failures=$((failures + 1))
}

# All that a command could have changed: the rows, and the names beside them (SQLite's own log files apart).
state() {
    sqlite3 "${1:-tiers.db}" .dump 2>&1
    find "$(dirname "${1:-tiers.db}")" -mindepth 1 -maxdepth 1 ! -name '*-wal' ! -name '*-shm' | sort
}

# expect CODE FIRST-LINE COMMAND...: standard output goes to $scratch/out.
expect() {
    local code=$1 line=$2 found=0 first
    shift 2
    checks=$((checks + 1))
    "$@" > "$scratch/out" 2> "$scratch/err" || found=$?
    first=$(head -n 1 "$scratch/err")
    [[ $found -eq $code ]] || fail "$*: exit $found, not $code ($first)"
    # shellcheck disable=SC2053
    [[ $first == $line ]] || fail "$*: told '$first', not '$line'"
    [[ $(grep -vc '^hint: ' "$scratch/err") -le 1 ]] || fail "$*: more than one line: $(cat "$scratch/err")"
}

# unchanged DATABASE CODE FIRST-LINE COMMAND...
unchanged() {
    local db=$1 before
    shift
    before=$(state "$db")
    expect "$@"
    [[ $(state "$db") == "$before" ]] || fail "$*: something was changed or left"
}

mkdir place outside
mv tiers.toml tiers.db place
cd place
tiers book add salle "2026-03-12 14:00-16:00" --member 1 --now 2026-03-01T08:00:00Z --quiet > /dev/null
add=(tiers member add "Paul Etcheverry" --quiet)

echo "== no database, a damaged one, a newer one, a planted one"
unchanged tiers.db 3 "tiers: no database at 'none.db'" tiers --db none.db member list
unchanged tiers.db 1 "tiers: the database cannot be opened" tiers --db . member list
echo "a text that is long enough to be taken for a database, if nobody looks at its first bytes" > ../outside/text.db
for command in "member list" "member add x" "db migrate" "db verify"; do
    # shellcheck disable=SC2086
    unchanged tiers.db 7 "tiers: the file is not a database, or is damaged" tiers --db ../outside/text.db $command
done
tiers db backup ../outside/cut.db > /dev/null
truncate --size 40000 ../outside/cut.db
unchanged ../outside/cut.db 7 "tiers: the file is not a database, or is damaged" tiers --db ../outside/cut.db member list
unchanged ../outside/cut.db 7 "tiers: the file is not a database, or is damaged" tiers --db ../outside/cut.db db verify
unchanged ../outside/cut.db 7 "tiers: *" tiers --db ../outside/cut.db db backup ../outside/copy-of-cut.db
tiers db backup ../outside/holed.db > /dev/null
page=$(sqlite3 tiers.db "select rootpage from sqlite_master where name = 'member'")
dd if=/dev/zero of=../outside/holed.db bs=4096 seek=$((page - 1)) count=1 conv=notrunc status=none
expect 7 "" tiers --db ../outside/holed.db db verify
grep -q integrity "$scratch/out" || fail "verify does not tell what is damaged"
unchanged ../outside/holed.db 7 "tiers: *" tiers --db ../outside/holed.db db backup ../outside/copy-of-holed.db
tiers db backup ../outside/newer.db > /dev/null
sqlite3 ../outside/newer.db "pragma user_version = 99"
for command in "member list" "member add x" "db migrate --yes" "db verify" "config apply"; do
    # shellcheck disable=SC2086
    unchanged ../outside/newer.db 7 "tiers: the database has schema 99, this program knows *" tiers --db ../outside/newer.db $command
done
for planted in "trigger planted after insert on member begin update member set name = 'x'; end" "view planted as select 1" \
    "trigger booking_keeps before insert on booking begin select 1; end"; do
    rm -f ../outside/planted.db
    tiers db backup ../outside/planted.db > /dev/null
    sqlite3 ../outside/planted.db "drop trigger booking_keeps; create $planted"
    unchanged ../outside/planted.db 7 "tiers: the database holds a trigger or view that tiers did not make: *" \
        tiers --db ../outside/planted.db member add x
    expect 0 "" tiers --db ../outside/planted.db member list
done

echo "== a database that somebody holds"
{ echo "begin exclusive;"; sleep 15; } | sqlite3 tiers.db &
holder=$!
until [[ $(sqlite3 tiers.db "begin immediate" 2>&1) == *locked* ]]; do sleep 0.05; done
expect 0 "" tiers member list
before=$(state)
began=$SECONDS
expect 6 "tiers: the database is in use" "${add[@]}"
echo "   waited $((SECONDS - began)) s"
kill "$holder" 2> /dev/null || true
wait "$holder" 2> /dev/null || true
[[ $(state) == "$before" ]] || fail "a locked database was changed"

echo "== a tiers.toml of somebody else's"
if [[ $(id -u) -eq 0 ]] && mkdir -p ../foreign/below && cp tiers.toml ../foreign && chown 65534 ../foreign/tiers.toml 2> /dev/null; then
    unchanged tiers.db 2 "tiers: '*/foreign/tiers.toml' could be changed by somebody else, and is not used" \
        env -C ../foreign/below tiers member list
    chown 0 ../foreign/tiers.toml
    chmod 666 ../foreign/tiers.toml
    unchanged tiers.db 2 "tiers: '*/foreign/tiers.toml' could be changed by somebody else, and is not used" \
        env -C ../foreign/below tiers member list
else
    echo "skipped: only root can give a file away"
fi

echo "== Ctrl-C"
awk 'BEGIN {
    for (year = 2030; year < 2040; ++year) for (month = 1; month < 13; ++month) for (day = 1; day < 29; ++day)
        for (hour = 9; hour < 18; ++hour) for (seat = 0; seat < 2; ++seat)
            printf "{\"resource\":\"open-space\",\"start\":\"%d-%02d-%02dT%02d:00\",\"end\":\"%d-%02d-%02dT%02d:00\",\"member\":\"1\"}\n",
                year, month, day, hour, year, month, day, hour + 1
}' > ../outside/rows.jsonl
# interrupt SIGN COMMAND...: sends a signal once a file of that name is there; again where it came too late.
interrupt() {
    local sign=$1 pid found tries before
    shift
    before=$(state)
    for tries in {1..20}; do
        found=0
        "$@" > /dev/null 2> "$scratch/err" &
        pid=$!
        until compgen -G "$sign" > /dev/null || ! kill -0 $pid 2> /dev/null; do :; done
        kill -INT $pid 2> /dev/null || true
        wait $pid || found=$?
        [[ $found -ne 130 ]] || break
        rm -f ../outside/interrupted.db
    done
    checks=$((checks + 1))
    [[ $found -eq 130 ]] || fail "$*: exit $found after $tries tries, not 130"
    [[ $(cat "$scratch/err") == "tiers: interrupted" ]] || fail "$*: told '$(cat "$scratch/err")'"
    [[ $(state) == "$before" ]] || fail "$*: something was changed or left"
    ! compgen -G "$sign" > /dev/null || [[ $sign == tiers.db-wal ]] || fail "$*: $sign is left"
}
interrupt tiers.db-wal tiers book import ../outside/rows.jsonl --partial
interrupt '../outside/.interrupted.db.*' tiers db backup ../outside/interrupted.db
interrupt '../outside/.page.html.*' tiers report occupancy --period 2026 --output ../outside/page.html

echo "== standard output that is closed, full, or read by nobody"
closed() { "$@" >&-; }
full() { "$@" > /dev/full; }
unchanged tiers.db 1 "tiers: cannot write: Bad file descriptor" closed tiers member list
unchanged tiers.db 1 "tiers: cannot write: No space left on device" full tiers member list
unchanged tiers.db 1 "tiers: cannot write: No space left on device" full tiers db journal --format csv
checks=$((checks + 1))
tiers db verify 2>&- >&- && fail "verify found nothing wrong with standard output being closed"
expect 0 "" bash -c 'tiers book import ../outside/rows.jsonl --partial --quiet --format csv | head -n 1'

if [[ ${2:-} == --mounted ]]; then
    echo "== a full disk"
    mkdir ../disk
    mount -t tmpfs -o size=4m tmpfs ../disk
    cp tiers.toml ../disk
    (cd ../disk && tiers config apply --quiet > /dev/null && tiers member add "Jeanne Martin" --quiet > /dev/null)
    unchanged ../disk/tiers.db 1 "tiers: the disk is full" env -C ../disk tiers book import "$PWD/../outside/rows.jsonl" --partial --quiet
    unchanged ../disk/tiers.db 0 "" env -C ../disk tiers member list
    head -c 5m /dev/zero > ../disk/filler 2> /dev/null || true
    unchanged ../disk/tiers.db 1 "tiers: *" env -C ../disk tiers db backup copy.db
    unchanged ../disk/tiers.db 1 "tiers: *" env -C ../disk tiers report occupancy --period 2026 --output page.html
    unchanged ../disk/tiers.db 1 "tiers: *" tiers --db ../disk/new.db config apply
    unchanged ../disk/tiers.db 1 "tiers: *" tiers db restore ../outside/planted.db ../disk/restored
    umount ../disk

    echo "== a folder that cannot be written"
    mount -t tmpfs tmpfs ../disk
    cp tiers.toml ../disk
    (cd ../disk && tiers config apply --quiet > /dev/null && tiers member add "Jeanne Martin" --quiet > /dev/null)
    mount -o remount,ro ../disk
    expect 0 "" env -C ../disk tiers member list --format csv --fields name
    grep -q "Jeanne" "$scratch/out" || fail "a read-only folder is not read"
    expect 1 "tiers: *" env -C ../disk tiers member add x
    expect 1 "tiers: *" env -C ../disk tiers db backup copy.db
    mount -o remount,rw ../disk
    # A log that was left holds what was written last.
    cp ../disk/tiers.db ../outside/before.db
    sqlite3 ../disk/tiers.db -cmd '.dbconfig no_ckpt_on_close on' "update member set phone = '0102030405'" > /dev/null
    rm -f ../disk/tiers.db-shm
    mount -o remount,ro ../disk
    for command in "member list" "db verify"; do
        # shellcheck disable=SC2086
        expect 1 "tiers: 'tiers.db' is in use, and what was written last cannot be read *" env -C ../disk tiers --db tiers.db $command
    done
    expect 0 "" env -C ../disk TMPDIR="$scratch/outside" tiers member list --snapshot --format csv --fields phone
    grep -q 0102030405 "$scratch/out" || fail "a private copy misses what was written last"
    ! compgen -G "$scratch/outside/tiers-*" > /dev/null || fail "the private copy is left"
    umount ../disk
fi

echo "$checks checks, $failures failed"
((failures == 0))
