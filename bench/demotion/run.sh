#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# A request that calls a tiny method ten million times: plain, under the probe from a first start,
# and from a second start that remembers. In turn; prints the last requests' median of each run.
# Usage: bench/demotion/run.sh [rounds]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
rounds=${1:-5}
requests=20
counted=10 # the others are warm-up
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

home=$("$root/linescope" build)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"${java}c" -d "$work/classes" "$root/it/src/program/java/org/example/workshop/Hot.java"

# A fixed piece of work: tells how fast the machine is right now.
calibrate() { python3 -c 'import time; t=time.perf_counter(); sum(i*i for i in range(2_000_000)); print(int((time.perf_counter()-t)*1e6))'; }

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
awk '
  { t[$1, ++n[$1]] = $2; c[++k] = $3 }
  function median(name,   i, j, v, x) {
    for (i = 1; i <= n[name]; i++) v[i] = t[name, i]
    for (i = 2; i <= n[name]; i++) { x = v[i]; for (j = i - 1; j >= 1 && v[j] > x; j--) v[j + 1] = v[j]; v[j + 1] = x }
    return v[int((n[name] + 1) / 2)]
  }
  END {
    for (name in n) printf "%-10s median request %6d us\n", name, median(name)
    printf "ratio      first start %.2f, remembered %.2f\n", median("first") / median("plain"), median("remembered") / median("plain")
    low = high = c[1]; for (i in c) { if (c[i] < low) low = c[i]; if (c[i] > high) high = c[i] }
    printf "calibration drift %.0f %%\n", 100 * (high - low) / low
  }' "$work/rounds"
