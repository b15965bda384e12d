#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# What recording one method call costs: a nest of ten calls, two million times, in whole processes
# in turn: plain, Linescope (adaptive and exact), the OpenTelemetry agent with a span for each
# call, and Kieker, both writing to nowhere. Linescope's calls are counted where they arrive.
# Usage: bench/nest/run.sh [rounds]   (the peers come from Maven Central)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
work=$(mktemp -d)
trap 'kill -9 $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

otel=$(sed -n 's:.*<opentelemetry-javaagent.version>\(.*\)</.*:\1:p' "$root/pom.xml")
kieker=2.0.2
fetch() { mvn -q -B dependency:copy -Dartifact="$1" -DoutputDirectory="$work" >&2; }
fetch "io.opentelemetry.javaagent:opentelemetry-javaagent:$otel"
fetch "net.kieker-monitoring:kieker:$kieker:jar:bytebuddy"
home=$("$root/linescope" build)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"${java}c" -d "$work/classes" "$root/bench/nest/Nest.java"

"$home/bin/linescope" server --port 0 --otlp-grpc-port 0 --otlp-http-port 0 --data "$work/data" >"$work/server" 2>&1 &
until server=$(sed -n 's/^ready //p' "$work/server") && [ -n "$server" ]; do sleep 0.1; done

# measure NAME OPTION...: prints "NAME nanoseconds-per-call calibration".
measure() {
  local name=$1 speed
  shift
  speed=$(calibrate)
  "$java" -Xms1g -Xmx1g "$@" -cp "$work/classes" bench.Nest >"$work/$name.log" 2>&1 || { cat "$work/$name.log" >&2; exit 1; }
  sed -n "s/^nanos-per-call \(.*\)/$name \1 $speed/p" "$work/$name.log"
}

ours() {
  measure "$1" -javaagent:"$home/linescope-probe.jar" -Dlinescope.endpoint="$server" -Dlinescope.service="$1" \
    -Dlinescope.entry-points=bench.Nest#request -Dlinescope.budget=off -Dlinescope.timing="$2"
}

for round in $(seq "$rounds"); do
  measure plain
  ours adaptive adaptive
  ours exact exact
  measure otel -javaagent:"$work/opentelemetry-javaagent-$otel.jar" -Dotel.traces.exporter=none -Dotel.metrics.exporter=none \
    -Dotel.logs.exporter=none -Dotel.instrumentation.methods.include='bench.Nest[request,call]'
  KIEKER_SIGNATURES_INCLUDE='* bench.Nest.*();' measure kieker -javaagent:"$work/kieker-$kieker-bytebuddy.jar" \
    -Dkieker.monitoring.writer=kieker.monitoring.writer.dump.DumpWriter -Dkieker.monitoring.skipDefaultAOPConfiguration=true \
    -Dlog.dir="$work"
done | tee "$work/rounds"

# Each request is a trace; each tree has all calls of its nests.
delivered() {
  python3 - "$server" "$1" <<'PYTHON'
import json, sys, urllib.request
server, service = sys.argv[1:]
get = lambda path: json.load(urllib.request.urlopen(server + path))
calls = 0
for trace in get(f"/api/v1/traces?service={service}&since=1h&limit=1000"):
    for tree in get(f"/api/v1/traces/{trace['traceId']}/tree")["trees"]:
        calls += sum(node["count"] for node in tree["nodes"] if node["method"] == "call")
print(calls)
PYTHON
}

echo
plain=$(median plain 2 <"$work/rounds")
for name in plain adaptive exact otel kieker; do
  figure=$(median "$name" 2 <"$work/rounds")
  awk -v n="$name" -v f="$figure" -v p="$plain" 'BEGIN { printf "%-10s %8.2f ns a call, %8.2f over plain\n", n, f, f - p }'
done
for name in adaptive exact; do
  echo "delivered  $name: $(delivered "$name") of $((rounds * 20000000)) calls"
done
echo "calibration drift $(drift <"$work/rounds")"
