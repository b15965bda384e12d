#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# From the start of the demo's shop (Spring Boot) to its first answer, and its memory five seconds
# later: alone, under the OpenTelemetry agent and under ours, in turn. Ours is a second start: what
# was demoted is remembered from a first one, which is not counted. Another build of the probe, such
# as a pruned one, can be named to be measured as well.
# Usage: ./linescope bench attach [rounds] [jar of another probe]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-5}
names=(none otel ours ${2:+other})

opentelemetry_agent
programs "$root/bench/service"
serve
. "$root/bench/shop.sh"
stock

# measure NAME OPTION...: prints "NAME milliseconds kilobytes calibration".
measure() {
  local name=$1 speed began ready
  shift
  speed=$(calibrate)
  began=$(now)
  shop "$@"
  await_answer "$shop/history?customer=ada" "$shop_pid"
  ready=$((($(now) - began) / 1000000))
  sleep 5
  printf '%s %s %s %s\n' "$name" "$ready" "$(rss_kb "$shop_pid")" "$speed"
  stop_shop
}

other_options=(-javaagent:"${2:-}" "${our_options[@]:1}")

measure ours "${our_options[@]}" >/dev/null
for round in $(seq "$rounds"); do
  measure none
  measure otel "${otel_options[@]}"
  measure ours "${our_options[@]}"
  [ -z "${2:-}" ] || measure other "${other_options[@]}"
done | rounds attach millis-to-answer rss-kb

# added NAME: what it adds to the start, as a part of what OpenTelemetry's agent adds.
added() { calculate "($(median "$1" 2) - $(median none 2)) / ($(median otel 2) - $(median none 2))"; }

heading "./linescope bench attach $*"
table subject "start to first answer, ms" "over OpenTelemetry's agent" "adds, of what that agent adds" "RSS, kB" "over OpenTelemetry's agent"
for name in "${names[@]}"; do
  row "$name" "$(cell "$name" 2 %d)" "$(ratio "$(median "$name" 2)" "$(median otel 2)")x" "$(added "$name")x" \
    "$(cell "$name" 3 %d)" "$(ratio "$(median "$name" 3)" "$(median otel 3)")x"
done
