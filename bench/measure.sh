#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# What benchmarks of whole processes share; to be sourced with `root` set. Brings `java`, `home`
# (the distribution) and `work`, a folder that goes when the script ends, as do the processes that
# it started. A round is a line "NAME FIGURE... CALIBRATION"; rounds go to stderr, tables to stdout.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
home=$("$root/linescope" build)
work=$(mktemp -d)
trap '{ kill -9 $(jobs -p); wait; } 2>/dev/null || true; rm -rf "$work"' EXIT

# --- What is measured ---------------------------------------------------------------------------

# artifact FOLDER GROUP:NAME:VERSION[:TYPE[:CLASSIFIER]]...: brings them from Maven Central to a
# folder in $work: `lib` is the programs' class path, on which an agent has no business.
artifact() {
  local folder=$1 each
  shift
  for each in "$@"; do
    mvn -q -B dependency:copy -Dartifact="$each" -DoutputDirectory="$work/$folder" >&2
  done
}

# opentelemetry_agent: the one that the probe is built from, unchanged; its file is $agent.
opentelemetry_agent() {
  local version
  version=$(sed -n 's:.*<opentelemetry-javaagent.version>\(.*\)</.*:\1:p' "$root/pom.xml")
  artifact peers "io.opentelemetry.javaagent:opentelemetry-javaagent:$version"
  agent="$work/peers/opentelemetry-javaagent-$version.jar"
}

# programs FOLDER...: compiles benchmarks' Java against $work/lib; $programs is their class path.
programs() {
  programs="$work/classes:$work/lib/*"
  "${java}c" -nowarn -proc:none -d "$work/classes" -cp "$programs" $(printf '%s/*.java ' "$@")
}

# serve: starts a server with a data folder of its own; $server is its address.
serve() {
  : >"$work/server"
  "$home/bin/linescope" server --port 0 --otlp-grpc-port 0 --otlp-http-port 0 --self-spans off --data "$work/data" >"$work/server" 2>&1 &
  until server=$(sed -n 's/^ready //p' "$work/server") && [ -n "$server" ]; do sleep 0.1; done
}

# stored_trees: how many call trees the server has stored.
stored_trees() { curl -s "$server/metrics" | sed -n 's/^linescope_storage_call_trees_stored_total //p'; }

# trees ARGUMENT...: asks the server about its trees, see trees.py.
trees() { python3 "$root/bench/trees.py" "$server" "$@"; }

now() { date +%s%N; } # nanoseconds
rss_kb() { awk '/^VmRSS/ { print $2 }' "/proc/$1/status"; }

# await_answer URL PID: until it answers, or the process is gone.
await_answer() {
  until curl -sf -o /dev/null "$1"; do
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.02
  done
}

# A fixed piece of work in microseconds: tells how fast the machine is right now.
calibrate() {
  python3 -c 'import time; t=time.perf_counter(); sum(i*i for i in range(2_000_000)); print(int((time.perf_counter()-t)*1e6))'
}

# --- Figures ------------------------------------------------------------------------------------

# rounds PIECE FIGURE...: keeps the rounds on stdin, shows them, and adds them to the CSV file
# that LINESCOPE_BENCH_CSV names. The figures are the columns' names.
rounds() {
  local piece=$1
  shift
  tee "$work/rounds" >&2
  [ -z "${LINESCOPE_BENCH_CSV:-}" ] || awk -v piece="$piece" -v figures="$* calibration-us" -v day="$(date -I)" '
    BEGIN { split(figures, name, " ") }
    { for (i = 2; i <= NF; i++) printf "%s,%s,%d,%s,%s,%s\n", day, piece, ++seen[$1, i], $1, name[i - 1], $i }
  ' "$work/rounds" >>"$LINESCOPE_BENCH_CSV"
}

# figures NAME COLUMN: one figure of one subject, sorted.
figures() { awk -v name="$1" -v column="$2" '$1 == name { print $column }' "$work/rounds" | sort -g; }

# median NAME COLUMN
median() { figures "$1" "$2" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# cell NAME COLUMN [FORMAT]: median and spread, "12.3 (11.0 to 15.1)".
cell() {
  figures "$1" "$2" | awk -v f="${3:-%.2f}" '
    { v[NR] = $1 } END { printf f " (" f " to " f ")", v[int((NR + 1) / 2)], v[1], v[NR] }'
}

# calculate EXPRESSION [FORMAT]: with two decimals.
calculate() { awk "BEGIN { printf \"${2:-%.2f}\", ($1) }"; }

# ratio A B: with two decimals.
ratio() { calculate "$1 / $2"; }

# drift: by how many per cent the calibrations differ; beyond 20 absolute figures are void.
drift() { awk '{ print $NF }' "$work/rounds" | sort -n | awk '{ v[NR] = $1 } END { printf "%.0f %%", 100 * (v[NR] - v[1]) / v[1] }'; }

java_version() { "$1" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p'; }

# jvm MAJOR: a java of that version, out of LINESCOPE_TEST_JDKS or the JVM folder.
jvm() {
  local each
  for each in $(echo "${LINESCOPE_TEST_JDKS:-}" | tr : ' ') "${LINESCOPE_JVM_FOLDER:-/usr/lib/jvm}"/*; do
    [[ -x "$each/bin/java" && "$(java_version "$each/bin/java")" =~ ^$1(\.|$) ]] || continue
    echo "$each/bin/java"
    return
  done
  return 1
}

# machine: what it was measured on.
machine() {
  local processor
  processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
  echo "$(nproc) cores of ${processor:-$(uname -m)}, $(awk '/^MemTotal/ { print int($2 / 1e6) }' /proc/meminfo) GB, JDK $(java_version "$java"), Linux $(uname -r)"
}

# heading COMMAND: what stands above a table.
heading() { printf '\n`%s` on %s; %s, calibration drift %s. Medians (smallest to largest).\n\n' "$1" "$(machine)" "$(date -I)" "$(drift)"; }

# table COLUMN...: the head of a Markdown table; row CELL...: a line of it.
table() {
  row "$@"
  row "${@//*/---}"
}
row() { printf '| '; printf '%s | ' "${@:1:$#-1}"; printf '%s |\n' "${@: -1}"; }
