#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# Libraries as if they were application code, every request with its tree: Jackson (13 kB of JSON
# read to a tree, bound to 60 objects and written) and H2 in memory (18 statements), on one thread at
# a fixed rate (0: without a pause, which means ten thousand and more traces a second), in whole
# processes in turn: plain, with OpenTelemetry's span of each request alone (level=spans), from a first
# start, and from a second start that remembers what the first one demoted. The governor is on, its
# budget the default.
# Usage: ./linescope bench library [rounds] [seconds] [seconds of warm-up] [requests a second]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
seconds=${2:-60}
warmup=${3:-60}
rate=${4:-200}

. "$root/bench/library/library.sh"
libraries
programs "$root/bench/library"
serve

# measure NAME WORKLOAD OPTION...: prints "NAME mean median cpu requests trees nodes demoted slowest share ratio calibration".
measure() {
  local name=$1 workload=$2 speed before figures arrived
  shift 2
  speed=$(calibrate)
  before=$(stored_trees)
  figures=$(library "$workload" "$warmup" "$seconds" "$rate" "$@")
  arrived=$(arrived "$name" "$before")
  echo "$name $figures $arrived $speed"
}

# arrived NAME BEFORE: trees stored since, nodes of the newest ones, and what the governor did.
arrived() {
  local nodes governed
  case "$1" in
    *-plain | *-spans) echo "0 0 0 0 0 0" ;;
    *)
      nodes=$(trees shape "$1" 20) && governed=$(trees governed "$1") \
        && echo "$(($(stored_trees) - $2)) $nodes $governed"
      ;;
  esac
}

for round in $(seq "$rounds"); do
  for workload in json database; do
    measure "$workload-plain" "$workload"
    as_application "$workload-spans" "state-$workload-spans"
    measure "$workload-spans" "$workload" "${options[@]}" -Dlinescope.level=spans
    for start in first second; do
      as_application "$workload-$start" "state-$workload-$round"
      measure "$workload-$start" "$workload" "${options[@]}"
    done
  done
done | rounds library mean-micros median-micros cpu-micros requests trees-kept nodes demoted slowest-demoted-nanos own-cpu-percent recorded-percent

# kept NAME: trees that arrived, in per cent of the requests of all rounds.
kept() { awk -v name="$1" '$1 == name { made += $5; kept += $6 } END { printf "%.2f %%", 100 * kept / made }' "$work/rounds"; }

heading "./linescope bench library $rounds $seconds $warmup $rate"
table subject "a request, µs" "over plain" "the median request, µs" "over plain" "over spans alone" "CPU of the process, µs a request" "nodes in a tree at the end" "methods demoted" "slowest of them, mean ns" "the governor's own figure, % of CPU" "requests it recorded, %" "trees that arrived, of all requests"

# line SUBJECT NAME WORKLOAD: the figures that all have, as cells.
line() {
  local plain="$3-plain"
  cells=("$1" "$(cell "$2" 2)" "$(ratio "$(median "$2" 2)" "$(median "$plain" 2)")x" "$(cell "$2" 3)" "$(ratio "$(median "$2" 3)" "$(median "$plain" 3)")x"
    "$(ratio "$(median "$2" 3)" "$(median "$3-spans" 3)")x" "$(cell "$2" 4)")
}

for workload in json database; do
  for without in plain spans; do
    line "$workload, $without" "$workload-$without" "$workload"
    row "${cells[@]}" "" "" "" "" "" ""
  done
  for start in first second; do
    name="$workload-$start"
    line "$workload, $start start" "$name" "$workload"
    row "${cells[@]}" "$(cell "$name" 7 %d)" "$(cell "$name" 8 %d)" "$(cell "$name" 9 %d)" "$(cell "$name" 10)" "$(cell "$name" 11 %.1f)" "$(kept "$name")"
  done
done
