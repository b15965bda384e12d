#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# Start until ready and idle memory, Linescope beside Zipkin's released server, in turn.
# Usage: bench/start/run.sh [rounds]   (Zipkin comes from Maven Central)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
work=$(mktemp -d)
trap 'kill -9 $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

zipkin=3.6.1
mvn -q -B dependency:copy -Dartifact="io.zipkin:zipkin-server:$zipkin:jar:exec" -DoutputDirectory="$work" >&2
linescope="$("$root/linescope" build)/bin/linescope"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

now() { date +%s%N; }
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
for name in linescope zipkin; do
  printf '%-10s median start %5d ms   median idle RSS %4d MB\n' "$name" \
    "$(median "$name" 2 <"$work/rounds")" "$(($(median "$name" 3 <"$work/rounds") / 1024))"
done
echo "ratio      $(ratio "$(median linescope 2 <"$work/rounds")" "$(median zipkin 2 <"$work/rounds")")"
echo "calibration drift $(drift <"$work/rounds")"
