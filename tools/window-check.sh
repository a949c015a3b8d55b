#!/usr/bin/env bash
# Goes the whole way on the real window, on an invisible display, with real keys and clicks: from Welkom to a letter.
#
#   window-check.sh PROGRAM [FOLDER]
#
# Pictures of each step are left in FOLDER (default: target/window-check). Exit 0 when all steps were gone, the plan is
# judged and agreed in the register, its letter is written and the register is in order; 77 where the tools for an
# invisible display are not installed; anything else is a failure.
set -euo pipefail
program=$(readlink -f "${1:?usage: window-check.sh PROGRAM [FOLDER]}")
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${2:-$root/target/window-check}
for tool in Xvfb xdotool xwd convert xmodmap python3; do
  command -v "$tool" >/dev/null || { echo "window-check.sh: $tool is not installed, nothing was checked"; exit 77; }
done
rm -rf -- "$folder"
mkdir -p "$folder/home"
folder=$(readlink -f "$folder")

# A key or a click, and what it brings about: the worker answers on a thread of its own, so the picture may stand still
# for a moment before it changes.
press() { printf 'key %s\nsleep 0.3\nsettle\n' "$@"; }
click() { printf 'click %s %s\nsleep 0.3\nsettle\n' "$1" "$2"; }
fill() { printf 'key ctrl+a\ntype %s\n' "$1"; shift; [ $# -eq 0 ] || press "$@"; }
shot() { printf 'shot %s.png\n' "$1"; }
# The same screen at the smallest size of the window, and back.
narrow() { printf 'size 1024 700\nsleep 0.3\nshot %s-smal.png\nsize 1440 900\nsleep 0.3\nsettle\n' "$1"; }
{
  shot 01-welkom
  press ctrl+n
  shot 02-nieuw-register
  printf 'type Netwerkbureau Rijn & Heuvelrug\n'
  press Return
  shot 03-inzendingen-leeg

  # Instellingen: the first thing the bar above says is missing is clicked, the rest is filled in field after field.
  press ctrl+Prior
  click 465 138
  fill "RH" Tab Tab
  fill "Postbus 8042, 3503 RA  UTRECHT" Tab
  printf 'type Rijnsweerd 12\n'
  press Tab
  fill "030 555 01 20" Tab Tab
  fill "Sanne Verhoef" Tab
  fill "adviseur"
  shot 04-instellingen
  press alt+Right alt+Right ctrl+n
  fill "drs. M.E. van Loenen-Brückner" Tab
  fill "directeur"
  press ctrl+s
  shot 05-ondertekenaars

  # Partners: one, by hand.
  press ctrl+Prior ctrl+Prior
  shot 06-partners-leeg
  press ctrl+n
  fill "Huisartsenpost Lekstroom" Tab
  fill "HL" Tab Tab
  fill "Lekdijk 12" Tab
  fill "3433 ZZ" Tab
  fill "NIEUWEGEIN" Tab
  fill "de heer R. Özdemir" ctrl+s
  shot 07-partners

  # Inzendingen by the mouse; this computer has no dialog for files, so the path is typed.
  click 100 130
  press ctrl+o
  shot 08-bestand
  printf 'type %s\n' "$root/tests/data/submissions/hap-lekstroom.xlsx"
  press Return
  printf 'sleep 0.5\nsettle\n'
  shot 09-controle
  narrow 09-controle
  press ctrl+Return
  shot 10-ingelezen

  # Beoordelen: the cost kind, the questions of the line and the decision, six lines long.
  press ctrl+Next
  shot 11-beoordelen
  narrow 11-beoordelen
  for line in 1 2 3 4 5 6; do
    press Return ctrl+j ctrl+1
    [ "$line" != 3 ] || shot 12-beoordelen-half
  done
  shot 13-beoordelen-besloten
  press ctrl+r
  shot 14-akkoord
  press Return
  shot 15-akkoord-vastgelegd
  narrow 15-akkoord-vastgelegd

  press ctrl+Next
  shot 16-overleg
  press ctrl+Next
  shot 17-roaz

  # Brieven: made in a folder, looked through, and followed to where an amount comes from.
  press ctrl+Next
  printf 'sleep 1\nsettle\n'
  shot 18-brieven
  press ctrl+b
  shot 19-brieven-map
  press Return
  printf 'sleep 1\nsettle\n'
  shot 20-brieven-gemaakt
  narrow 20-brieven-gemaakt
  click 1312 763
  shot 21-bronlijn

  for place in 22-beslisboom 23-referentiegids 24-partners 25-logboek 26-instellingen; do
    press ctrl+Next
    shot "$place"
  done
  printf 'quit\nwaitexit 10\n'
} >"$folder/steps"
env HOME="$folder/home" XDG_DATA_HOME="$folder/home" \
  "$root/tools/screenshot.sh" "$folder/last.png" --keys "$folder/steps" -- "$program"

fail() { echo "window-check.sh: $1"; exit 1; }
register=$(find "$folder/home" -name register.oto)
[ -n "$register" ] || fail "no register was made"
"$program" beoordeel --register "$register" --jaar 2027 --json >"$folder/plan.json" || fail "not all of the plan is judged"
grep -q "Training crisisteam HAP" "$folder/plan.json" || fail "the plan is not in the register"
letters=$(find "$folder/home" -name '*.pdf' | wc -l)
[ "$letters" -eq 1 ] || fail "expected one letter, found $letters"
"$program" nazien --register "$register" || fail "the register is not in order"
echo "window-check.sh: all steps were gone"
