#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# The test suites of two libraries, as published, once without and once under the probe, with every
# method woven and every test class a recorded request. Fails if a test ends otherwise than without
# the probe, if fewer than 95 % of the methods were woven, or if there were fewer than 2 000 tests.
# Usage: ./linescope suites [commons-lang3|commons-collections4]...   (they come from Maven Central)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
[ $# -gt 0 ] || set -- commons-lang3 commons-collections4

mvn -q -B -f "$root/bench/suites/pom.xml" dependency:copy-dependencies -DincludeScope=test -DoutputDirectory="$work/lib" >&2
programs "$root/bench/suites"
serve

# What the suites open for themselves in their own builds.
opens=()
for package in lang lang.reflect net text time time.chrono util util.concurrent util.stream; do
  opens+=(--add-opens "java.base/java.$package=ALL-UNNAMED")
done

# suite NAME LIBRARY OPTION...: runs it in a folder of its own; the results are in $work/NAME.
suite() {
  local name=$1 library=$2
  shift 2
  mkdir -p "$work/folder-$name"
  (cd "$work/folder-$name" && "$java" -Xmx1g "${opens[@]}" "$@" -cp "$programs" bench.Suite \
    "$(echo "$work/lib/$library"-*-tests.jar)" "$work/$name" >"$work/$name.log" 2>&1) \
    || { tail -50 "$work/$name.log" >&2; return 1; }
}

# woven SERVICE: what its probe says that it wove.
woven() { trees counter "$1" methods_woven; }

# One test makes 30 000 classes C0, C1, ... at run time. They have no class file to count methods in,
# so they are left out.
made=$(printf 'org.apache.commons.lang3.builder.C%s*,' 0 1 2 3 4 5 6 7 8 9)

status=0
complain() {
  printf '\n%s\n' "$*"
  status=1
}

printf '`./linescope suites` on %s; %s\n\n' "$(machine)" "$(date -I)"
table library "tests" "ended otherwise under the probe" "methods woven" "of those written" "of all with a body" "calls recorded"
for library in "$@"; do
  suite plain "$library"
  suite woven "$library" -Xlog:class+load:file="$work/loaded"::filecount=0 -javaagent:"$home/linescope-probe.jar" \
    -Dlinescope.endpoint="$server" -Dlinescope.service="$library" -Dlinescope.include=org.apache.commons -Dlinescope.exclude="${made%,}" \
    -Dlinescope.entry-points=bench.Suite#run -Dlinescope.budget=off -Dlinescope.state="$work/state"
  sed -n 's/.*\] \(\(org\.apache\.commons\|bench\)\.[^ ]*\) source.*/\1/p' "$work/loaded" >"$work/names"
  read -r bodies written < <("$java" -cp "$programs" bench.Methods "$work/names")
  tests=$(wc -l <"$work/plain")
  different=$(comm -3 "$work/plain" "$work/woven" | sed 's/.*\[engine/[engine/' | sort -u | wc -l)
  share=$(calculate "100 * $(woven "$library") / $written" %.1f)
  row "$library" "$tests" "$different" "$(woven "$library")" "$share %" "$(calculate "100 * $(woven "$library") / $bodies" %.1f) %" "$(trees total "$library")"
  [ "$different" -eq 0 ] || complain "$library: without the probe (left) and under it (right): $(comm -3 "$work/plain" "$work/woven")"
  [ "$tests" -ge 2000 ] || complain "$library: tests: $tests (expected: 2000 or more)"
  [ "$(calculate "$share >= 95" %d)" -eq 1 ] || complain "$library: methods woven: $share % (expected: 95 or more)"
done
exit "$status"
