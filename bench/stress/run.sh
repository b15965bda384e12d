#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# The soak's program for a short time, under a compiler that moves and reorders code at random, on
# Java 17 and 25, each round with another seed. Fails if a tree is not exactly what the program
# counted. What a seed brought to light comes again with LINESCOPE_STRESS_SEED=N.
# Usage: ./linescope bench stress [rounds] [seconds]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/bench/measure.sh"
rounds=${1:-3}
seconds=${2:-40}

programs "$root/bench/soak"
serve
. "$root/bench/soak/soak.sh"

status=0
for round in $(seq "$rounds"); do
  for version in 17 25; do
    with=$(jvm "$version") || { echo "Java $version: none (expected: its home in LINESCOPE_TEST_JDKS or the JVM folder)"; exit 1; }
    seed=${LINESCOPE_STRESS_SEED:-$((RANDOM * 32768 + RANDOM))}
    echo "Java $version, seed $seed"
    soak "$with" "stress-$version-$round" 16 "$seconds" -XX:+UnlockDiagnosticVMOptions -XX:+StressGCM -XX:+StressLCM \
      -XX:+StressIGVN -XX:+StressCCP -XX:StressSeed="$seed" -XX:-TieredCompilation 2>"$work/errors" \
      || { cat "$work/errors" >&2; status=1; }
    check "stress-$version-$round" || status=1
  done
done
exit "$status"
