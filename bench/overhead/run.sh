#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# The whole comparison: (a) a nest of calls, (b) libraries as application code, (c) a service over
# HTTP, (d) its start. Prints the tables of docs/overhead.md; all rounds are in a CSV file.
# Usage: ./linescope bench overhead [--rounds N] [--seconds S] [--warmup S] [--only a,b,c,d]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
rounds=5
seconds=60
warmup=60
only=a,b,c,d

while [ $# -gt 0 ]; do
  case "$1 ${2:+given}" in
    "--rounds given") rounds=$2 ;;
    "--seconds given") seconds=$2 ;;
    "--warmup given") warmup=$2 ;;
    "--only given") only=$2 ;;
    *)
      echo "linescope: bench overhead: $1 (expected: $(sed -n 's/^# Usage: .*overhead //p' "$0"))" >&2
      exit 2
      ;;
  esac
  shift 2
done

results="$root/bench/results"
mkdir -p "$results"
export LINESCOPE_BENCH_CSV="$results/overhead.csv"
echo date,piece,round,subject,figure,value >"$LINESCOPE_BENCH_CSV"

for piece in ${only//,/ }; do
  case "$piece" in
    a) "$root/bench/nest/run.sh" "$rounds" ;;
    b) "$root/bench/library/run.sh" "$rounds" 4 $(((seconds + 3) / 4)) "$warmup" ;;
    c) "$root/bench/service/run.sh" "$rounds" 4 $(((seconds + 3) / 4)) "$warmup" ;;
    d) "$root/bench/attach/run.sh" "$rounds" ;;
    *)
      echo "linescope: bench overhead: --only $piece (expected: of a,b,c,d)" >&2
      exit 2
      ;;
  esac
done
echo "rounds: $LINESCOPE_BENCH_CSV" >&2
