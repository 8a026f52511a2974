# Sourced: a place to race for, in a folder that goes away. `slot` prints one of a few hundred claims.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export TIERS_LANG=en
tiers init . --kind coworking --defaults --quiet > /dev/null
sed -i 's/; PH off//' tiers.toml
cat >> tiers.toml << 'TOML'

[[place.resource]]
id = "hall"
kind = "room"
composed_of = ["salle", "cabine"]
TOML
tiers config apply --yes --quiet > /dev/null
tiers member add "Jeanne Martin" --quiet > /dev/null

days=()
for ((day = 0; day < 112; ++day)); do
    ((day % 7 > 4)) || days+=("$(date -d "2026-03-02 +$day days" +%F)")
done

# slot RANDOM: resource and hour, on eighty working days; hours begin at the hour and at the half, so that they overlap.
slot() {
    local resources=(open-space open-space salle cabine hall) from=$((9 + $1 / 5 % 8)) past=$(($1 / 40 % 2 * 30))
    printf '%s|%sT%02d:%02d-%02d:%02d\n' "${resources[$1 % 5]}" "${days[$1 / 80 % 80]}" $from $past $((from + 1)) $past
}

# book SLOT [SEATS]: 0 booked, 4 taken; anything else is a defect.
book() {
    local when=${1#*|}
    tiers --now 2026-03-01T08:00:00Z book add "${1%%|*}" "${when%%T*} ${when#*T}" --member 1 --format tsv --fields id --no-headers 2>> errors
}
