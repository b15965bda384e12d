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

# library NAME WORKLOAD OPTION...: adds a process to those that `turns` is to start.
library() {
  printf '%s\n' "$1" "$java" -Xms1g -Xmx1g "${@:3}" -cp "$programs" bench.Library "$2" "" >>"$work/subjects"
}

# turns TURNS SECONDS WARMUP RATE: starts them and prints the lines of library/Turns.java.
turns() {
  "$java" -cp "$programs" bench.Turns "$@" "$work/library.log" "$work/subjects" || { cat "$work/library.log" >&2; exit 1; }
  rm "$work/subjects"
}

# over NAME BASELINE COLUMN: the median of its ratios to another in the same turn.
over() {
  awk -v name="$1" -v base="$2" -v column="$3" '
    $1 == name { a[++n] = $column } $1 == base { b[++m] = $column } END { for (i = 1; i <= n; i++) print a[i] / b[i] }
  ' "$work/rounds" | sort -g | awk '{ v[NR] = $1 } END { printf "%.2fx (%.2f to %.2f)", v[int((NR + 1) / 2)], v[int((NR + 3) / 4)], v[int((3 * NR + 1) / 4)] }'
}

# as_application SERVICE STATE: the options of a probe that takes the libraries for the application.
# OpenTelemetry's own spans of JDBC are off: what those cost is measured by `service`.
as_application() {
  options=(-javaagent:"$home/linescope-probe.jar" -Dlinescope.endpoint="$server" -Dlinescope.service="$1"
    -Dlinescope.state="$work/$2" -Dlinescope.include=com.fasterxml.jackson,org.h2
    -Dlinescope.entry-points=bench.Library#request -Dotel.instrumentation.jdbc.enabled=false)
}
