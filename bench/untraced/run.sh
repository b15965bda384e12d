#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# What requests pay that are not traced themselves, beside 1 in 100 that is. Libraries as if they
# were application code, without a pause, against plain: the median request, which is an untraced
# one. And the shop, at a fixed rate, against the OpenTelemetry agent with the same sampling: CPU of
# all requests. Subjects run beside each other, one at a time in short turns.
# What one call pays when nothing is traced is nothingTraced of ./linescope bench recorder.
# Usage: ./linescope bench untraced [rounds] [turns] [seconds of a turn] [seconds of warm-up] [requests a second]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
turns=${2:-6}
seconds=${3:-10}
warmup=${4:-60}
rate=${5:-100}

. "$root/bench/library/library.sh"
libraries
opentelemetry_agent
programs "$root/bench/library" "$root/bench/service"
serve
. "$root/bench/shop.sh"
stock
sampled=(-Dotel.traces.sampler=traceidratio -Dotel.traces.sampler.arg=0.01)

# libraries_round: the lines of Turns, and the trees that both recorded subjects have together.
libraries_round() {
  local workload before
  before=$(stored_trees)
  for workload in json database; do
    library "$workload-plain" "$workload"
    as_application "$workload-sampled" "state-$workload"
    library "$workload-sampled" "$workload" "${options[@]}" "${sampled[@]}"
  done
  turns "$turns" "$seconds" "$warmup" 0
  echo "libraries-trees $(($(stored_trees) - before))"
}

# shop_round: "NAME cpu", "NAME-all requests", and the trees.
shop_round() {
  local before
  before=$(stored_trees)
  begin shop-otel "${otel_options[@]}" "${sampled[@]}"
  begin shop-sampled "${our_options[@]}" "${sampled[@]}"
  load 2 "$warmup" "$seconds" "$rate" | awk '$1 ~ /-fixed$/ { sub(/-fixed$/, "", $1); print $1, $7 } $1 ~ /-all$/ { print $1, $2 }'
  echo "shop-trees $(($(stored_trees) - before))"
}

for round in $(seq "$rounds"); do
  speed=$(calibrate)
  { libraries_round && shop_round; } | sed "s/\$/ $speed/"
done | rounds untraced micros median-micros cpu-micros requests

# traced TREES NAME...: trees in per cent of all requests of those.
traced() {
  awk -v trees="$1-trees" -v names=" ${*:2} " '
    $1 == trees { kept += $2 } index(names, " " $1 " ") { made += $2 } END { printf "%.2f %%", 100 * kept / made }' "$work/rounds"
}

# pair BASELINE SUBJECT FIGURE COLUMN
pair() {
  row "$1" "$3" "$(cell "$1" "$4")" ""
  row "$2" "$3" "$(cell "$2" "$4")" "$(over "$2" "$1" "$4")"
}

heading "./linescope bench untraced $rounds $turns $seconds $warmup $rate"
table subject figure µs "over the one above (middle half)"
pair json-plain json-sampled "median request" 3
pair database-plain database-sampled "median request" 3
pair shop-otel shop-sampled "CPU a request" 2
printf '\nRequests with a tree: %s of the libraries'"'"', %s of the shop'"'"'s.\n' \
  "$(traced libraries json-sampled-all database-sampled-all)" "$(traced shop shop-sampled-all)"
