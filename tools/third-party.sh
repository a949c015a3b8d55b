#!/usr/bin/env bash
# usage: tools/third-party.sh    writes the table of crates in THIRD-PARTY.md anew: all that is linked into the program
# on Linux, Windows and macOS, with version and licence. What stands above the table is written by hand.
set -eu
cd "$(dirname "$0")/.."
head=$(sed '/^## Crates/q' THIRD-PARTY.md)
crates=$(for target in x86_64-unknown-linux-gnu x86_64-pc-windows-msvc aarch64-apple-darwin; do
  cargo tree --locked --target "$target" -e normal --prefix none --format '{p}|{l}'
done | sed -E 's/ \(\*\)//; s/ \(proc-macro\)//; s/ v([0-9][^| ]*)[^|]*\|/ | \1 | /' | grep -v '^oto-register ' | LC_ALL=C sort -u | sed 's/.*/| & |/')
printf '%s\n\n| crate | version | licence |\n|---|---|---|\n%s\n' "$head" "$crates" > THIRD-PARTY.md
