#!/usr/bin/env bash
# Opens the real window on an invisible display, makes a register, reads a file in, goes to the letters, and closes it.
#
#   window-check.sh PROGRAM [FOLDER]
#
# Pictures of each step are left in FOLDER (default: target/window-check). Exit 0 when all steps were gone and the
# register holds the plan; 77 where the tools for an invisible display are not installed; anything else is a failure.
set -euo pipefail
program=$(readlink -f "${1:?usage: window-check.sh PROGRAM [FOLDER]}")
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${2:-$root/target/window-check}
for tool in Xvfb xdotool xwd convert xmodmap python3; do
  command -v "$tool" >/dev/null || { echo "window-check.sh: $tool is not installed, nothing was checked"; exit 77; }
done
rm -rf -- "$folder"
mkdir -p "$folder/home"
cat >"$folder/steps" <<STEPS
shot 1-welkom.png
key ctrl+n
settle
type Netwerkbureau Rijn & Heuvelrug
key Return
sleep 1
shot 2-inzendingen.png
key ctrl+o
sleep 1
type $root/tests/data/submissions/ziekenhuis-de-vecht.xlsx
key Return
sleep 2
shot 3-controle.png
key shift+Tab
key Return
sleep 1
shot 4-ingelezen.png
key ctrl+Next
sleep 1
shot 5-brieven.png
quit
waitexit 10
STEPS
env HOME="$folder/home" XDG_DATA_HOME="$folder/home" \
  "$root/tools/screenshot.sh" "$folder/last.png" --keys "$folder/steps" -- "$program"
register=$(find "$folder/home" -name register.oto)
[ -n "$register" ] || { echo "window-check.sh: no register was made"; exit 1; }
# What is not judged yet ends that command with 1; only what it tells counts here.
"$program" beoordeel --register "$register" --jaar 2027 --json >"$folder/plan.json" || true
grep -q "ETS-training SEH en OK" "$folder/plan.json" || { echo "window-check.sh: the plan is not in the register"; exit 1; }
echo "window-check.sh: all steps were gone"
