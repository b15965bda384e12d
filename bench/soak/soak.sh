#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# The soak's program as a process, for `soak` and `stress`; to be sourced after measure.sh, with the
# program compiled and `server` there.

# soak JAVA SERVICE THREADS SECONDS OPTION...: runs it; what it printed is in $work/SERVICE.
soak() {
  local with=$1 service=$2 threads=$3 seconds=$4
  shift 4
  "$with" -Xms256m -Xmx256m -XX:+AlwaysPreTouch "$@" -javaagent:"$home/linescope-probe.jar" \
    -Dlinescope.endpoint="$server" -Dlinescope.service="$service" -Dlinescope.state="$work/state" -Dlinescope.budget=off \
    -Dlinescope.exclude=bench.Tally,bench.Truth -Dlinescope.entry-points=bench.Soak#request \
    -cp "$programs" bench.Soak "$threads" "$seconds" | tee "$work/$service" | sed -n 's/^sample //p' >&2
}

# check SERVICE [growth]: whether all trees are right, and if asked, that nothing grew.
check() { python3 "$root/bench/soak/check.py" "$server" "$1" "$work/$1" "${@:2}"; }
