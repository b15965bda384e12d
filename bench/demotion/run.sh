#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# A request that calls a tiny method ten million times: plain, under the probe from a first start,
# and from a second start that remembers. In turn; prints the last requests' median of each run.
# Usage: bench/demotion/run.sh [rounds]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
requests=20
counted=10 # the others are warm-up
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

home=$("$root/linescope" build)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
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
done | tee "$work/rounds"

echo
plain=$(median plain 2 <"$work/rounds")
for name in plain first remembered; do
  figure=$(median "$name" 2 <"$work/rounds")
  printf '%-10s median request %6d us   %sx\n' "$name" "$figure" "$(ratio "$figure" "$plain")"
done
echo "calibration drift $(drift <"$work/rounds")"
