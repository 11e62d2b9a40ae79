#!/usr/bin/env bash
# Instructions for each line of a file of `batch`: this program, serde_json and zen-expression, side by side.
# Usage: benches/measure.sh LINES.ndjson      (needs valgrind; every line must be a good one)
set -euo pipefail
cd "$(dirname "$0")/.."
lines=$(realpath "$1")
count=$(wc -l < "$lines")
first=$(mktemp)
trap 'rm -f "$first"' EXIT
head -1 "$lines" > "$first"

cargo build --locked --quiet --release --manifest-path benches/Cargo.toml
cargo build --locked --quiet --release

instructions() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null | grep -o 'Collected : [0-9]*' | cut -d' ' -f3
}
# What all lines take over one, so that starting does not count.
each() {
  local all one
  all=$(instructions "$@" "$lines")
  one=$(instructions "$@" "$first")
  echo $(((all - one) / (count - 1)))
}

bench=benches/target/release/ketascreen-benches
read=$(each "$bench" read)
printf '%-55s %8d\n' \
  "a line: serde_json, parsed to a Value" "$(each "$bench" parse)" \
  "a line: batch, from text to text" "$(each target/release/ketascreen batch)" \
  "rules: without reasons" "$(($(each "$bench" outcome) - read))" \
  "rules: with reasons" "$(($(each "$bench" evaluate) - read))" \
  "rules: zen-expression, two-valued, without reasons" "$(($(each "$bench" zen) - read))"
