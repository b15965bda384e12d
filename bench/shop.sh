#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# The demo's shop as a process under one agent or none; to be sourced after measure.sh, with
# `agent` and `server` there and bench/service compiled.

# Traces only, for both: what else the agents could send is not what is compared.
otel_options=(-javaagent:"$agent" -Dotel.service.name=otel -Dotel.exporter.otlp.endpoint="$server"
  -Dotel.exporter.otlp.protocol=http/protobuf -Dotel.metrics.exporter=none -Dotel.logs.exporter=none)
our_options=(-javaagent:"$home/linescope-probe.jar" -Dlinescope.endpoint="$server" -Dlinescope.service=ours
  -Dlinescope.state="$work/state")

# stock: starts what stands in for the shop's stock; $stock is its address.
stock() {
  : >"$work/stock"
  "$java" -Xmx128m -Dsun.net.httpserver.nodelay=true -cp "$programs" bench.Stock >"$work/stock" &
  until stock=$(sed -n 's/^listening //p' "$work/stock") && [ -n "$stock" ]; do sleep 0.1; done
}

# shop OPTION...: starts it; $shop is its address, $shop_pid its process.
shop() {
  : >"$work/shop"
  "$java" -Xms512m -Xmx512m -XX:+UseSerialGC "$@" -jar "$home/demo/shop.jar" --stock.url="$stock" >"$work/shop" 2>&1 &
  shop_pid=$!
  until shop=$(sed -n 's:^listening :http\://:p' "$work/shop") && [ -n "$shop" ]; do
    kill -0 "$shop_pid" 2>/dev/null || { cat "$work/shop" >&2; return 1; }
    sleep 0.02
  done
}

stop_shop() {
  kill "$shop_pid"
  wait "$shop_pid" 2>/dev/null || true
}

# load TURNS WARMUP SECONDS RATE: sends requests in turns to the shops in `subjects` (NAME PROCESS
# ADDRESS of each, see begin), and stops them; prints the lines of service/Load.java.
load() {
  "$java" -cp "$programs" bench.Load "$@" "${subjects[@]}"
  for ((i = 1; i < ${#subjects[@]}; i += 3)); do
    shop_pid=${subjects[i]}
    stop_shop
  done
  subjects=()
}

# begin NAME OPTION...: starts a shop that `load` is to send to.
subjects=()
begin() {
  shop "${@:2}"
  subjects+=("$1" "$shop_pid" "$shop")
}
