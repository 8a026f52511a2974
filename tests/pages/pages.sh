#!/usr/bin/env bash
# Makes each page that tiers writes, of a place with a past, in English and French, and looks at them as people do, in
# Chromium: pages.sh BIN [FOLDER]. The pages and pictures of them stay in FOLDER where one is given.
set -euo pipefail
PATH=$(realpath "$1"):$PATH
here=$(cd "$(dirname "$0")" && pwd)
for program in chromium python3 zbarimg; do
    command -v "$program" > /dev/null || { echo "pages: no $program: scripts/install-packages test"; exit 1; }
done
pictures=()
if [[ -n ${2:-} ]]; then
    mkdir -p "$2" && cd "$2"
    pictures=(--pictures)
else
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    cd "$scratch"
fi
export TIERS_LANG=en TIERS_NOW=2026-03-10T09:00+01:00
mkdir -p pages
cp "$here/tiers.toml" .

quietly() { tiers --quiet "$@" > /dev/null; }

long=Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe
people=("Jeanne Martin" "Marie-Ange de la Villardière-Etchegoyhenborde" "$long" "山田 太郎の家族と仲間たち" "<b>Paul</b> & \"Fils\"" "Élise Ó Súilleabháin")
quietly config apply --yes
for i in "${!people[@]}"; do
    quietly member add "${people[i]}" --email "member-$((i + 1))@example.org" --category adherent --commune insee:64125 --sector "Aménagement du territoire" --offers "Ébénisterie, vernis" --joined 2025-01-02
    quietly member consent $((i + 1)) directory --wording "I am in the directory." --on 2026-01-05
done
quietly member subscribe 1 nomade --from 2026-01-01
quietly member charge
quietly member paid 1 120 --by transfer --on 2026-02-01
quietly member trip 1 --work insee:40088 --mode car --from 2025-01-01
for day in 02 03 04; do
    quietly member checkin 1 --now "2026-03-${day}T09:00+01:00"
    quietly member checkout 1 --now "2026-03-${day}T17:30+01:00"
    quietly book add salle "2026-03-$day 09:00-11:30" --member 2 --label "Atelier <$long>" --now 2026-03-01T08:00+01:00
done
quietly book add cabine "2026-03-10 10:00-11:00" --member 3
quietly member assembly --on 2026-04-10 --at 18h30 --where "Grande salle" --agenda "Comptes de 2025"
quietly member follow "Conserverie mobile" --member 1

# A week: a training of two half-days, talks, a barcamp with its grid.
quietly event add rencontres "4èmes Rencontres numériques : travailler autrement en Pays basque" --organiser 1 --summary "Cinq jours d'ateliers & de rencontres."
quietly event open rencontres
quietly event session rencontres "Publier sur le web : les bases <HTML>" "2026-03-09 09:00-17:00" --kind training --room salle --speaker "Amaia Iribarne-Etchebarne" --speaker "$long" --capacity none
quietly event session rencontres "Témoignages" "2026-04-06 14:00-16:30" --kind talk --location Jardin --summary "Trois télétravailleurs racontent." --capacity none
quietly event session rencontres "$long" "2026-04-07 09:00-10:30" --room studio --track Lieux --capacity none
for i in 1 2 3 4 5 6; do quietly event register rencontres --member "$i"; done
for i in {1..9}; do quietly event register rencontres --name "Invité $i" --email "guest-$i@example.org" --organisation "Communauté de communes du pays de Hasparren"; done
quietly event attend rencontres training-1 1 2 3 4 5 6 --half 1
quietly event attend rencontres training-1 1 2 3 --half 2
quietly event propose rencontres "Ouvrir un lieu" --host "Invité 1"
printf '%s\n' "$long" "Financer" "Animer & durer" "Cartographier" | quietly event propose rencontres -
quietly event vote rencontres "Invité 2" "Ouvrir un lieu" Financer
quietly event grid rencontres --slots "2026-04-08 14:00-14:45, 15:00-15:45" --rooms salle,studio,cabine --keep
printf '# Financer\n- Des subventions\n- Des abonnés\n  - %s\n' "$long" > map.md
quietly event outcome rencontres map.md --topic Financer
printf 'id,near,km\n1,yes,12\n2,yes,40\n3,no,7\n' | quietly event survey import mobilite - --event rencontres
for i in 1 2 3; do quietly event ticket rencontres "$i"; done
tiers event tickets rencontres --format tsv --no-headers --fields text --quiet > codes

page() {
    local name=$1 lang
    shift
    for lang in en fr; do quietly "$@" --lang "$lang" --output "pages/$name.$lang.html" || { echo "pages: no $name: tiers $*"; exit 1; }; done
}

for by in resource week hour-of-week; do page "occupancy-$by" report occupancy --period 2026-03 --by "$by"; done
page activity report activity --period 2026-01..2026-03
page activity-public report activity --period 2026-02 --public
page occupancy-weekdays report occupancy --period 2026-03 --by resource,weekday
page occupancy-last-year report occupancy --period 2026-03 --by month --compare last-year
page occupancy-forecast report occupancy --period 2026 --forecast --by place,month
page oversell report oversell --period 2026-02
page census report census --period 2026-02
page census-public report census --period 2026-02 --public
page commune-mesure report commune-mesure --period 2026-02
page followup report followup --period 2026-01..2026-03
page followup-public report followup --period 2026-02 --by kind --public
page funding report funding --period 2026-01..2026-03
page funding-funder report funding --period 2026-01..2026-03 --by funder
page funding-public report funding --period 2026-02 --by cost --public
page income report income --period 2026-01..2026-03
page income-plan report income --period 2026-01 --by plan --public
page members-report report members --period 2026-01..2026-03
page members-epci report members --period 2026-02 --by epci --public
page network report network --period 2026-03
page presence report presence --period 2026-03 --by day
page presence-public report presence --period 2026-02 --public
page territory report territory --period 2026-03
page mobility report mobility --period 2026-03
page mobility-public report mobility --period 2026-02 --by commune --public
page privacy report privacy
for lang in en fr; do
    quietly report all --period 2026-03 --lang $lang --output all.$lang
    cp all.$lang/2026-03/index.html pages/all.$lang.html
done
page restitution report restitution rencontres --explain
page restitution-public report restitution rencontres --public --now 2026-04-09T09:00+02:00
page agenda book agenda
page agenda-week book agenda --week --names
page bookings book list --period 2026-03
page members member list
page member member show 1
page directory member directory --public
page statement member statement 1 --period 2026-01..2026-03
page member-attest member attest 1 --period 2026-03
page assembly-sheet member sheet
page assembly-minutes member minutes
page data member data 1
page mentions member data Invité --text
page followups member followups
page events event list
page event event show rencontres
page sessions event sessions rencontres
page programme event export rencontres
page grid event grid rencontres
page outcomes event outcomes rencontres
page mind-map event outcomes rencontres 1
page survey event survey report mobilite --event rencontres
page registrations event registrations rencontres
page attendance event attendance rencontres
page tickets event tickets rencontres
page ticket event ticket rencontres 5 # the first by name, as in codes
page sheets event sheet rencontres
page sheet event sheet rencontres training-1
page badges event badges rencontres
page badges-with-tickets event badges rencontres --tickets
page signs event signs rencontres
page posters event posters rencontres
page event-attest event attest rencontres
page journal db journal
page published report published

while read -r report; do
    compgen -G "pages/$report*" > /dev/null || { echo "pages: none of report $report"; exit 1; }
done < <(tiers __dump | awk -F'\t' '$1 == "command" && sub(/^report /, "", $2) { print $2 }')
"$here/look.py" pages codes "${pictures[@]}"
