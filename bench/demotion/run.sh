#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# A request that calls a tiny method ten million times: plain, under the probe from a first start,
# and from a second start that remembers. In turn; counted is the last requests' median of each run.
# Usage: ./linescope bench demotion [rounds]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
requests=20
counted=10 # the others are warm-up

"${java}c" -d "$work/classes" "$root/it/src/program/java/org/example/workshop/Hot.java"

# measure NAME OPTION...: prints "NAME microseconds calibration".
measure() {
  local name=$1 speed
  shift
  speed=$(calibrate)
  "$java" "$@" -cp "$work/classes" org.example.workshop.Hot "$requests" 2>/dev/null \
    | sed -n 's/^request \([0-9]*\) us.*/\1/p' | tail -n "$counted" | sort -n | sed -n "$((counted / 2))p" \
    | sed "s/.*/$name & $speed/"
}

for round in $(seq "$rounds"); do
  probe=(-javaagent:"$home/linescope-probe.jar" -Dlinescope.endpoint=http://127.0.0.1:9
    -Dlinescope.entry-points=org.example.workshop.Hot#run -Dlinescope.state="$work/state-$round")
  measure plain
  measure first "${probe[@]}"
  measure remembered "${probe[@]}"
done | rounds demotion micros

heading "./linescope bench demotion $rounds"
table start "a request, µs" "over plain"
for name in plain first remembered; do
  row "$name" "$(cell "$name" 2 %d)" "$(ratio "$(median "$name" 2)" "$(median plain 2)")x"
done
