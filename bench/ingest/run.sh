#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# Eight processes send more than a server with a small heap can take, for minutes; half of them over
# gRPC, half of them packed. Fails unless every span is acknowledged and stored, or refused with a
# word of when to come again, all sums are equal, and memory does not grow. It is ITOverload, which
# `test` runs for seconds.
# Usage: ./linescope soak ingest [--minutes 5]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
minutes=5

case "${1:-} ${2:+given}" in
  "--minutes given") minutes=$2 ;;
  " ") ;;
  *)
    echo "linescope: soak: ingest $* (expected: [--minutes 5])" >&2
    exit 2
    ;;
esac

cd "$root"
exec mvn --batch-mode --no-transfer-progress verify -pl it -am \
  -Dtest=none -Dit.test=ITOverload -Dlinescope.overload.seconds=$((minutes * 60)) \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
