#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# Start until ready and idle memory, Linescope beside Zipkin's released server, in turn.
# Usage: ./linescope bench start [rounds]   (Zipkin comes from Maven Central)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}

zipkin=3.6.1
artifact peers "io.zipkin:zipkin-server:$zipkin:jar:exec"

# measure NAME URL COMMAND...: prints "NAME milliseconds kilobytes calibration".
measure() {
  local name=$1 url=$2 began pid speed
  shift 2
  speed=$(calibrate)
  began=$(now)
  "$@" >"$work/$name.log" 2>&1 &
  pid=$!
  await_answer "$url" "$pid" || { cat "$work/$name.log" >&2; exit 1; }
  local ready=$((($(now) - began) / 1000000))
  sleep 5
  printf '%s %s %s %s\n' "$name" "$ready" "$(rss_kb "$pid")" "$speed"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}

for round in $(seq "$rounds"); do
  measure zipkin http://127.0.0.1:19411/health \
    "$java" -Xms64m -jar "$work/peers/zipkin-server-$zipkin-exec.jar" --server.port=19411 --zipkin.collector.scribe.enabled=false
  measure linescope http://127.0.0.1:15463/api/v1/health \
    "$home/bin/linescope" server --port 15463 --otlp-grpc-port 0 --otlp-http-port 0 --data "$work/data-$round"
done | rounds start millis-to-ready idle-rss-kb

heading "./linescope bench start $rounds"
table server "start, ms" "idle RSS, kB" "start over Zipkin's"
row Linescope "$(cell linescope 2 %d)" "$(cell linescope 3 %d)" "$(ratio "$(median linescope 2)" "$(median zipkin 2)")x"
row "Zipkin $zipkin" "$(cell zipkin 2 %d)" "$(cell zipkin 3 %d)" ""
