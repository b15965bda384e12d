#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# JMH for each piece of the recorder's hot path: nanoseconds and bytes a call. The recorder is on
# the boot class path, as in an application. Where there is a JDK of 21 or later, the same once
# more on virtual threads. Arguments are JMH's, such as -f 1 tracedExact.
# Usage: ./linescope bench recorder [argument...]   (JMH comes from Maven Central)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"

(cd "$root" && mvn -q -B package -DskipTests -Pbench -pl bench/recorder -am >&2)
target="$root/bench/recorder/target"
boot=$(echo "$target"/lib/linescope-probe-bootstrap-*.jar)

# measure JAVA OPTION...: prints "NAME nanos error bytes" for each benchmark.
measure() {
  local with=$1
  shift
  "$with" -cp "$target/classes:$target/lib/*" org.openjdk.jmh.Main -prof gc -foe true -rf csv -rff "$work/results.csv" \
    -jvmArgsAppend "-Xbootclasspath/a:$boot $*" "${arguments[@]}" >&2
  tr -d '"' <"$work/results.csv" | awk -F, '
    NR == 1 { next }
    { name = $1; sub(/.*RecorderBenchmark\./, "", name); metric = name; sub(/:.*/, "", name); sub(/^[^:]*:?/, "", metric) }
    metric == "" { nanos[name] = $5; error[name] = $6; order[++n] = name }
    metric ~ /alloc.rate.norm$/ { bytes[name] = $5 }
    END { for (i = 1; i <= n; i++) print order[i], nanos[order[i]], error[order[i]], bytes[order[i]] }'
}

print() {
  printf '\n%s, JDK %s. Nanoseconds a call, with JMH'"'"'s error of 99.9 %%; bytes allocated a call.\n\n' "$1" "$2"
  table benchmark "ns a call" "over plain" "bytes a call"
  awk '{ name[NR] = $1; ns[$1] = $2; error[$1] = $3; bytes[$1] = $4 }
    END { for (i = 1; i <= NR; i++) { n = name[i]
      printf "| %s | %.2f ± %.2f | %s | %.3f |\n", n, ns[n], error[n], ("plain" in ns) ? sprintf("%.2f", ns[n] - ns["plain"]) : "", bytes[n] }
      if (("tracedExact" in ns) && ("nanoTime" in ns) && ("plain" in ns))
        printf "\nBeyond two reads of the clock an exact call costs %.2f ns.\n", ns["tracedExact"] - ns["plain"] - 2 * ns["nanoTime"] }'
}

arguments=("$@")
echo "\`./linescope bench recorder $*\` on $(machine); $(date -I)"
measure "$java" >"$work/platform"
print "Platform threads" "$(java_version "$java")" <"$work/platform"
newer=$(jvm 25 || jvm 21 || true)
if [ -n "$newer" ]; then
  measure "$newer" -Djmh.executor=VIRTUAL >"$work/virtual"
  print "Virtual threads" "$(java_version "$newer")" <"$work/virtual"
fi
