#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# jcstress for what the recorder's threads share: two threads do at once what must not disturb each
# other, millions of times, interpreted, compiled, and compiled with code moved about at random, on
# the default JDK and on 25 if there is one. Fails if an outcome is seen that must not be. The mode
# is one of jcstress's: quick, which takes about three minutes, default, tough or stress, which
# take hours. Further arguments are jcstress's, such as -t ChunkPool.
# Usage: ./linescope bench jcstress [mode] [argument...]   (jcstress comes from Maven Central)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
mode=${1:-quick}
arguments=("${@:2}")
[ "$mode" != quick ] || arguments=(-sc false -iters 1 -time 500 "${arguments[@]}")

(cd "$root" && mvn -q -B package -DskipTests -Pbench -pl bench/jcstress -am >&2)
target="$root/bench/jcstress/target"

# stress JAVA: runs the tests; jcstress's report goes to stderr and to $work/report. Much of what is
# tested is static, so there is one state at a time: a stride of one. Threads get ids that collide.
stress() {
  (cd "$work" && "$1" -cp "$target/classes:$target/lib/*" org.openjdk.jcstress.Main -v -m "$mode" \
    -strideSize 1 -strideCount 1 -jvmArgsPrepend --add-opens=java.base/java.lang=ALL-UNNAMED \
    "${arguments[@]}") 2>&1 | tee "$work/report" >&2
}

# tests: a line "NAME VERDICT SAMPLES INTERESTING FORBIDDEN" for each test in the report on stdin.
# One that has more to say is in the report twice.
tests() {
  awk '
    /^\.+ \[/ { test = $3; sub(/.*\.probe\./, "", test); if (!(test in verdict)) name[++n] = test; verdict[test] = substr($2, 2, length($2) - 2) }
    /% +(Acceptable|Interesting|Forbidden) / {
      at = match($0, /[0-9,]+ +<?[0-9.]+% /); outcome = test substr($0, 1, at - 1)
      split(substr($0, at), cell, " +"); gsub(",", "", cell[1])
      if (!(outcome in seen)) { seen[outcome]; count[test, cell[3]] += cell[1] } }
    END { for (i = 1; i <= n; i++) { t = name[i]; a = count[t, "Acceptable"]; b = count[t, "Interesting"]; c = count[t, "Forbidden"]
      printf "%s %s %d %d %d\n", t, verdict[t], a + b + c, b, c } }' | sort
}

status=0
printf '`./linescope bench jcstress%s` on %s; %s\n' "${*:+ $*}" "$(machine)" "$(date -I)"
for with in "$java" $(jvm 25 || true); do
  version=$(java_version "$with")
  ! grep -qxF "$version" "$work/versions" 2>/dev/null || continue
  echo "$version" >>"$work/versions"
  stress "$with" || status=1
  tests <"$work/report" | tee -a "$work/tests" >"$work/tests-$version"
  printf '\nJDK %s\n\n' "$version"
  table test result samples interesting forbidden
  while read -r line; do row $line; done <"$work/tests-$version"
done
awk -v versions="$(paste -sd + "$work/versions" | sed 's/+/ and /g')" -v status="$status" '
  { tests += !($1 in known); known[$1]; samples += $3; forbidden += $5; bad += $2 != "OK" }
  END { if (!tests) status = 1
    printf "\n%d tests on JDK %s: %d samples, %d of them forbidden, %d failures\n", tests, versions, samples, forbidden, bad
    exit status || bad }' "$work/tests"
