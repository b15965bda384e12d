#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# Libraries as if they were application code, every request with its tree: Jackson (13 kB of JSON
# read to a tree, bound to 60 objects and written) and H2 in memory (18 statements), on one thread at
# a fixed rate (0: without a pause, which means ten thousand and more traces a second): plain, with
# OpenTelemetry's span of each request alone (level=spans), from a first start, and from a second
# start that remembers what a first one demoted. New processes each round, beside each other, one at
# a time in short turns. The governor is on, its budget the default.
# Usage: ./linescope bench library [rounds] [turns] [seconds of a turn] [seconds of warm-up] [requests a second]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
turns=${2:-6}
seconds=${3:-10}
warmup=${4:-60}
rate=${5:-1000}

. "$root/bench/library/library.sh"
libraries
programs "$root/bench/library"
serve

# first WORKLOAD ROUND: a process that knows nothing, and leaves what it learns to the next round.
first() {
  as_application "$1-first" "state-$1-$2"
  library "$1-first" "$1" "${options[@]}"
}

# round NUMBER: the four subjects of both workloads.
round() {
  local workload
  for workload in json database; do
    library "$workload-plain" "$workload"
    as_application "$workload-spans" "state-$workload-spans"
    library "$workload-spans" "$workload" "${options[@]}" -Dlinescope.level=spans
    first "$workload" "$1"
    as_application "$workload-second" "state-$workload-$(($1 - 1))"
    library "$workload-second" "$workload" "${options[@]}"
  done
  turns "$turns" "$seconds" "$warmup" "$rate"
}

# at_the_end: "NAME-end nodes demoted slowest share ratio", of a round's recorded subjects.
at_the_end() {
  local name
  for name in {json,database}-{first,second}; do
    echo "$name-end $(trees shape "$name" 20) $(trees governed "$name")"
  done
}

first json 0
first database 0
turns 1 "$seconds" "$warmup" "$rate" >/dev/null
before=$(stored_trees)
for number in $(seq "$rounds"); do
  speed=$(calibrate)
  { round "$number" && at_the_end; } | sed "s/\$/ $speed/"
done | rounds library mean-micros median-micros cpu-micros requests

# kept: trees that arrived, in per cent of the requests of all that record them.
kept() {
  awk -v trees=$(($(stored_trees) - before)) '$1 ~ /-(first|second)-all$/ { made += $2 } END { printf "%.2f %%", 100 * trees / made }' "$work/rounds"
}

heading "./linescope bench library $rounds $turns $seconds $warmup $rate"
table subject "a request, µs" "the median request, µs" "over plain (middle half)" "over spans alone" "CPU of the process, µs a request" "nodes in a tree at the end" "methods demoted" "slowest of them, mean ns" "the governor's own figure, % of CPU" "requests it recorded, %"
for workload in json database; do
  for subject in plain spans first second; do
    name="$workload-$subject"
    cells=("$workload, $subject" "$(cell "$name" 2)" "$(cell "$name" 3)" "$(over "$name" "$workload-plain" 3)" "$(over "$name" "$workload-spans" 3)" "$(cell "$name" 4)")
    case $subject in
      plain | spans) row "${cells[@]}" "" "" "" "" "" ;;
      *) row "${cells[@]}" "$(cell "$name-end" 2 %d)" "$(cell "$name-end" 3 %d)" "$(cell "$name-end" 4 %d)" "$(cell "$name-end" 5)" "$(cell "$name-end" 6 %.1f)" ;;
    esac
  done
done
printf '\nTrees kept: %s of all requests of those that record them.\n' "$(kept)"
