#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# What requests pay that are not traced themselves, beside 1 in 100 that is. Libraries as if they
# were application code, against plain: the median request, which is an untraced one. And the shop,
# at a fixed rate, against the OpenTelemetry agent with the same sampling: CPU of all requests.
# What one call pays when nothing is traced is nothingTraced of ./linescope bench recorder.
# Usage: ./linescope bench untraced [rounds] [seconds] [seconds of warm-up] [requests a second]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
seconds=${2:-60}
warmup=${3:-60}
rate=${4:-100}

. "$root/bench/library/library.sh"
libraries
opentelemetry_agent
programs "$root/bench/library" "$root/bench/service"
serve
. "$root/bench/shop.sh"
stock
sampled=(-Dotel.traces.sampler=traceidratio -Dotel.traces.sampler.arg=0.01)

# measure NAME WORKLOAD OPTION...: prints "NAME median-micros requests trees calibration".
measure() {
  local name=$1 workload=$2 speed before mean median cpu requests
  shift 2
  speed=$(calibrate)
  before=$(stored_trees)
  read -r mean median cpu requests < <(library "$workload" "$warmup" "$seconds" 0 "$@")
  echo "$name $median $requests $(($(stored_trees) - before)) $speed"
}

for round in $(seq "$rounds"); do
  for workload in json database; do
    measure "$workload-plain" "$workload"
    as_application "$workload" "state-$workload"
    measure "$workload-sampled" "$workload" "${options[@]}" "${sampled[@]}"
  done
  speed=$(calibrate)
  before=$(stored_trees)
  begin shop-otel "${otel_options[@]}" "${sampled[@]}"
  begin shop-sampled "${our_options[@]}" "${sampled[@]}"
  load 3 "$warmup" "$seconds" "$rate" >"$work/load"
  awk -v trees=$(($(stored_trees) - before)) -v speed="$speed" '
    $1 ~ /-fixed$/ { print $1, $7, 0, 0, speed }
    $1 ~ /-all$/ { print $1, 0, $2, $1 ~ /sampled/ ? trees : 0, speed }' "$work/load"
done | rounds untraced micros requests trees

# traced NAME: trees in per cent of all requests.
traced() { awk -v name="$1" '$1 == name { made += $3; kept += $4 } END { printf "%.2f %%", 100 * kept / made }' "$work/rounds"; }

# pair BASELINE SUBJECT FIGURE [LOAD] [ALL]: what names of rounds end with that have the figure, and all requests.
pair() {
  row "$1" "$3" "$(cell "$1$4" 2)" "" "$(traced "$1$5")"
  row "$2" "$3" "$(cell "$2$4" 2)" "$(ratio "$(median "$2$4" 2)" "$(median "$1$4" 2)")x" "$(traced "$2$5")"
}

heading "./linescope bench untraced $rounds $seconds $warmup $rate"
table subject figure µs "over the one above" "requests with a tree"
pair json-plain json-sampled "median request" "" ""
pair database-plain database-sampled "median request" "" ""
pair shop-otel shop-sampled "CPU a request" -fixed -all
