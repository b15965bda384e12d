#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# The libraries that stand in for an application, for `library` and `untraced`; to be sourced after
# measure.sh.

# libraries: brings them.
libraries() {
  local jackson=2.18.2
  artifact lib "com.fasterxml.jackson.core:jackson-core:$jackson" "com.fasterxml.jackson.core:jackson-annotations:$jackson" \
    "com.fasterxml.jackson.core:jackson-databind:$jackson" com.h2database:h2:2.3.232
}

# library WORKLOAD WARMUP SECONDS RATE OPTION...: prints "mean median cpu requests".
library() {
  local workload=$1 warmup=$2 seconds=$3 rate=$4
  shift 4
  "$java" -Xms1g -Xmx1g "$@" -cp "$programs" bench.Library "$workload" "$warmup" "$seconds" "$rate" >"$work/library.log" 2>&1 \
    || { cat "$work/library.log" >&2; exit 1; }
  sed -n 's/^micros //p' "$work/library.log"
}

# as_application SERVICE STATE: the options of a probe that takes the libraries for the application.
# OpenTelemetry's own spans of JDBC are off: what those cost is measured by `service`.
as_application() {
  options=(-javaagent:"$home/linescope-probe.jar" -Dlinescope.endpoint="$server" -Dlinescope.service="$1"
    -Dlinescope.state="$work/$2" -Dlinescope.include=com.fasterxml.jackson,org.h2
    -Dlinescope.entry-points=bench.Library#request -Dotel.instrumentation.jdbc.enabled=false)
}
