#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs one of the benchmarks beside it, or says which there are.
# Usage: ./linescope bench NAME [ARGUMENT...]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [ $# -gt 0 ] && [ -f "$here/$1/run.sh" ]; then
  exec "$here/$1/run.sh" "${@:2}"
fi
[ $# -eq 0 ] || echo "linescope: bench: $1 (expected: one of those below)" >&2
for script in "$here"/*/run.sh; do
  name=$(basename "$(dirname "$script")")
  printf '%-10s %s\n' "$name" "$(sed -n 's/^# Usage: //p' "$script")"
done
[ $# -eq 0 ] || exit 2
