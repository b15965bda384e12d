#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# The demo's shop (Spring Boot, three orders to one history) over HTTP, at a fixed rate and at
# saturation: alone, under the OpenTelemetry agent that sends its traces to our server, and under
# ours. New processes each round, which are asked in short turns after a warm-up; load and stock are
# processes of their own. CPU is the whole process's, allocation that of all its threads (see
# Meter.java); what one adds to another is the median of the differences in each turn.
# Usage: ./linescope bench service [rounds] [turns] [seconds of a turn] [seconds of warm-up] [requests a second]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
turns=${2:-3}
seconds=${3:-10}
warmup=${4:-20}
rate=${5:-100}

opentelemetry_agent
programs "$root/bench/service"
serve
. "$root/bench/shop.sh"
stock

for round in $(seq "$rounds"); do
  speed=$(calibrate)
  before=$(stored_trees)
  begin none
  begin otel "${otel_options[@]}"
  begin ours "${our_options[@]}"
  load "$turns" "$warmup" "$seconds" "$rate" >"$work/load"
  sed "s/^ours-all .*/& $(($(stored_trees) - before))/; s/\$/ $speed/" "$work/load"
done | rounds service requests failed-or-trees per-second p50-micros p99-micros cpu-micros bytes

# kept: our trees that arrived, in per cent of the requests, those of the warm-up included.
kept() { awk '$1 == "ours-all" { sent += $2; trees += $3 } END { printf "%.2f %%", 100 * trees / sent }' "$work/rounds"; }

# adds NAME OVER LOAD COLUMN: the median of what it is more than another in the same turn.
adds() {
  awk -v name="$1-$3" -v over="$2-$3" -v column="$4" '
    $1 == name { a[++n] = $column } $1 == over { b[++m] = $column } END { for (i = 1; i <= n; i++) print a[i] - b[i] }
  ' "$work/rounds" | sort -g | awk '{ v[NR] = $1 } END { printf "%.1f", v[int((NR + 1) / 2)] }'
}

heading "./linescope bench service $rounds $turns $seconds $warmup $rate"
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
