#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# Start until ready and idle memory, Linescope beside Zipkin's released server, in turn.
# Usage: bench/start/run.sh [rounds]   (Zipkin comes from Maven Central)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
rounds=${1:-5}
work=$(mktemp -d)
trap 'kill -9 $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

zipkin=3.6.1
mvn -q -B dependency:copy -Dartifact="io.zipkin:zipkin-server:$zipkin:jar:exec" -DoutputDirectory="$work" >&2
linescope="$("$root/linescope" build)/bin/linescope"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

now() { date +%s%N; }
# A fixed piece of work: tells how fast the machine is right now.
calibrate() { python3 -c 'import time; t=time.perf_counter(); sum(i*i for i in range(2_000_000)); print(int((time.perf_counter()-t)*1e6))'; }
rss_kb() { awk '/^VmRSS/ {print $2}' "/proc/$1/status"; }

# measure NAME URL COMMAND...: prints "NAME milliseconds kilobytes calibration".
measure() {
  local name=$1 url=$2 began pid speed
  shift 2
  speed=$(calibrate)
  began=$(now)
  "$@" >"$work/$name.log" 2>&1 &
  pid=$!
  until curl -sf -o /dev/null "$url"; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/$name.log" >&2; exit 1; }
    sleep 0.02
  done
  local ready=$((($(now) - began) / 1000000))
  sleep 5
  printf '%s %s %s %s\n' "$name" "$ready" "$(rss_kb "$pid")" "$speed"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}

for round in $(seq "$rounds"); do
  measure zipkin http://127.0.0.1:19411/health \
    "$java" -Xms64m -jar "$work/zipkin-server-$zipkin-exec.jar" --server.port=19411 --zipkin.collector.scribe.enabled=false
  measure linescope http://127.0.0.1:15463/api/v1/health \
    "$linescope" server --port 15463 --otlp-grpc-port 0 --otlp-http-port 0 --data "$work/data-$round"
done | tee "$work/rounds"

echo
awk '
  { t[$1, ++n[$1]] = $2; m[$1, n[$1]] = $3; c[++k] = $4 }
  function median(a, name, count,   i, j, v, x) {
    for (i = 1; i <= count; i++) v[i] = a[name, i]
    for (i = 2; i <= count; i++) { x = v[i]; for (j = i - 1; j >= 1 && v[j] > x; j--) v[j + 1] = v[j]; v[j + 1] = x }
    return v[int((count + 1) / 2)]
  }
  END {
    for (name in n) printf "%-10s median start %5d ms   median idle RSS %4d MB\n", name, median(t, name, n[name]), median(m, name, n[name]) / 1024
    printf "ratio      %.2f\n", median(t, "linescope", n["linescope"]) / median(t, "zipkin", n["zipkin"])
    low = high = c[1]; for (i in c) { if (c[i] < low) low = c[i]; if (c[i] > high) high = c[i] }
    printf "calibration drift %.0f %%\n", 100 * (high - low) / low
  }' "$work/rounds"
