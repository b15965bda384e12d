#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# What benchmarks of whole processes share; to be sourced. A round is a line
# "NAME FIGURE... CALIBRATION".

# A fixed piece of work in microseconds: tells how fast the machine is right now.
calibrate() {
  python3 -c 'import time; t=time.perf_counter(); sum(i*i for i in range(2_000_000)); print(int((time.perf_counter()-t)*1e6))'
}

# median NAME COLUMN <rounds: the median of one figure of one subject.
median() {
  awk -v name="$1" -v column="$2" '$1 == name { print $column }' \
    | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# ratio A B: with two decimals.
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# drift <rounds: by how many per cent the calibrations differ; beyond 20 absolute figures are void.
drift() { awk '{ print $NF }' | sort -n | awk '{ v[NR] = $1 } END { printf "%.0f %%", 100 * (v[NR] - v[1]) / v[1] }'; }
