#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# What recording one method call costs: a nest of ten calls, two million times, in whole processes
# in turn: plain, Linescope (adaptive and exact), the OpenTelemetry agent with a span for each
# call, and Kieker, both writing to nowhere. Linescope's calls are counted where they arrive.
# Where there is a JDK 25, exact times once more on it, read from the processor's own clock.
# Usage: ./linescope bench nest [rounds]   (the peers come from Maven Central)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}

kieker=2.0.2
artifact peers "net.kieker-monitoring:kieker:$kieker:jar:bytebuddy"
opentelemetry_agent
programs "$root/bench/nest"
serve

newer=$(jvm 25 || true)

# measure NAME OPTION...: prints "NAME nanoseconds-per-call tenth ninetieth calls calibration".
measure() {
  local name=$1 speed
  shift
  speed=$(calibrate)
  "${with:-$java}" -Xms1g -Xmx1g "$@" -cp "$work/classes" bench.Nest >"$work/$name.log" 2>&1 || { cat "$work/$name.log" >&2; exit 1; }
  sed -n "s/^nanos-per-call \(.*\)/$name \1 $speed/p" "$work/$name.log"
}

# ours NAME TIMING OPTION...
ours() {
  measure "$1" -javaagent:"$home/linescope-probe.jar" -Dlinescope.endpoint="$server" -Dlinescope.service="$1" \
    -Dlinescope.entry-points=bench.Nest#request -Dlinescope.budget=off -Dlinescope.timing="$2" "${@:3}"
}

for round in $(seq "$rounds"); do
  measure plain
  ours adaptive adaptive
  ours exact exact
  if [ -n "$newer" ]; then
    with=$newer measure plain-25
    with=$newer ours exact-25 exact --enable-native-access=ALL-UNNAMED
  fi
  measure otel -javaagent:"$agent" -Dotel.traces.exporter=none -Dotel.metrics.exporter=none \
    -Dotel.logs.exporter=none -Dotel.instrumentation.methods.include='bench.Nest[request,call]'
  KIEKER_SIGNATURES_INCLUDE='* bench.Nest.*();' measure kieker -javaagent:"$work/peers/kieker-$kieker-bytebuddy.jar" \
    -Dkieker.monitoring.writer=kieker.monitoring.writer.dump.DumpWriter -Dkieker.monitoring.skipDefaultAOPConfiguration=true \
    -Dlog.dir="$work"
done | rounds nest nanos-per-call tenth ninetieth calls

# over NAME [PLAIN]: nanoseconds a call over the plain program.
over() { calculate "$(median "$1" 2) - $(median "${2:-plain}" 2)"; }

# delivered NAME: the calls in its trees, in per cent of those made. Each request is a trace.
delivered() { calculate "100 * $(trees calls "$1" call) / $(awk -v name="$1" '$1 == name { sum += $5 } END { print sum }' "$work/rounds")" %.3f; }

heading "./linescope bench nest $rounds"
table subject "ns a call" "tenth to ninetieth percentile of its requests" "over plain" "Kieker's is" "OpenTelemetry's is" "calls delivered"
row plain "$(cell plain 2)" "$(median plain 3) to $(median plain 4)" "" "" "" ""
# recorded NAME PLAIN SUBJECT
recorded() {
  row "$3" "$(cell "$1" 2)" "$(median "$1" 3) to $(median "$1" 4)" "$(over "$1" "$2")" \
    "$(ratio "$(over kieker)" "$(over "$1" "$2")")x" "$(ratio "$(over otel)" "$(over "$1" "$2")")x" "$(delivered "$1") %"
}
recorded adaptive plain "Linescope, adaptive"
recorded exact plain "Linescope, exact"
[ -z "$newer" ] || recorded exact-25 plain-25 "Linescope, exact, JDK 25, the processor's clock"
row "Kieker $kieker, null writer" "$(cell kieker 2)" "$(median kieker 3) to $(median kieker 4)" "$(over kieker)" "" "" ""
row "OpenTelemetry agent, no exporter" "$(cell otel 2)" "$(median otel 3) to $(median otel 4)" "$(over otel)" "" "" ""
