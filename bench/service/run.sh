#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# The demo's shop (Spring Boot, three orders to one history) over HTTP, at a fixed rate and at
# saturation: alone, under the OpenTelemetry agent that sends its traces to our server, and under
# ours. In whole processes in turn, after a warm-up; load and stock are processes of their own. CPU
# is the whole process's, allocation that of all its threads (see Meter.java).
# Usage: ./linescope bench service [rounds] [seconds] [seconds of warm-up] [requests a second]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
seconds=${2:-60}
warmup=${3:-60}
rate=${4:-100}

opentelemetry_agent
programs "$root/bench/service"
serve
. "$root/bench/shop.sh"
stock

# measure NAME OPTION...: prints a line "NAME-LOAD ... trees calibration" for each load.
measure() {
  local name=$1 speed before
  shift
  speed=$(calibrate)
  before=$(stored_trees)
  shop "$@"
  "$java" -cp "$programs" bench.Load "$shop" "$shop_pid" "$warmup" "$seconds" "$rate" >"$work/load"
  stop_shop
  sed "s/^\([a-z]*\) \(.*\)/$name-\1 \2 $(($(stored_trees) - before)) $speed/" "$work/load"
}

for round in $(seq "$rounds"); do
  measure none
  measure otel "${otel_options[@]}"
  measure ours "${our_options[@]}"
done | rounds service requests failed per-second p50-micros p99-micros cpu-micros bytes sent trees

# kept: our trees that arrived, in per cent of the requests, those of the warm-up included.
kept() { awk '$1 == "ours-saturated" { sent += $9; trees += $10 } END { printf "%.2f %%", 100 * trees / sent }' "$work/rounds"; }

# adds NAME OVER LOAD COLUMN: by how much the figure is more than another's.
adds() { calculate "$(median "$1-$3" "$4") - $(median "$2-$3" "$4")" %.1f; }

heading "./linescope bench service $rounds $seconds $warmup $rate"
table subject load "requests a second" "failed" "p50, µs" "p99, µs" "CPU, µs a request" "allocated, bytes a request"
for load in fixed saturated; do
  for name in none otel ours; do
    row "$name" "$load" "$(cell "$name-$load" 4 %.1f)" "$(cell "$name-$load" 3 %d)" "$(cell "$name-$load" 5 %d)" \
      "$(cell "$name-$load" 6 %d)" "$(cell "$name-$load" 7 %.1f)" "$(cell "$name-$load" 8 %d)"
  done
done
echo
table load "OpenTelemetry's agent adds CPU, µs a request" "ours adds on top of it" "which is" "allocation: the agent adds, bytes a request" "ours adds on top of it"
for load in fixed saturated; do
  row "$load" "$(adds otel none "$load" 7)" "$(adds ours otel "$load" 7)" \
    "$(calculate "100 * $(adds ours otel "$load" 7) / $(adds otel none "$load" 7)" %.1f) %" \
    "$(adds otel none "$load" 8)" "$(adds ours otel "$load" 8)"
done
printf '\nTrees kept: %s of all requests.\n' "$(kept)"
