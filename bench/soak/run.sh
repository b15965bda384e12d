#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# Many threads under the probe for a long time: recursion, exceptions, work for a pool, and classes
# loaded anew. Fails unless every request's tree is there, complete and with exactly the calls that
# the program counted, and threads, classes, live heap and resident memory do not grow.
# Usage: ./linescope soak [ingest] [--minutes 10] [--threads 64]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ "${1:-}" != ingest ] || exec "$root/bench/ingest/run.sh" "${@:2}"
minutes=10
threads=64

while [ $# -gt 0 ]; do
  case "$1 ${2:+given}" in
    "--minutes given") minutes=$2 ;;
    "--threads given") threads=$2 ;;
    *)
      echo "linescope: soak: $1 (expected: [ingest] [--minutes 10] [--threads 64])" >&2
      exit 2
      ;;
  esac
  shift 2
done

. "$root/bench/measure.sh"
programs "$root/bench/soak"
serve
. "$root/bench/soak/soak.sh"

printf '`./linescope soak --minutes %s --threads %s` on %s; %s\n' "$minutes" "$threads" "$(machine)" "$(date -I)"
soak "$java" soak "$threads" "$(calculate "$minutes * 60" %d)"
check soak growth
