#!/usr/bin/env bash
# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
#
# Installs what the programs in other languages than Java need, once for each state of their lock
# files, and prints the folder: `LINESCOPE_TEST_CLIENTS=$(it/src/program/install.sh)`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/linescope"

fail() { printf 'linescope: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

has python3 || fail "Python: none (expected: 3.8 or later)"
python3 -m pip --version >/dev/null 2>&1 || fail "pip: none (install it with: apt-get install python3-pip)"
has npm || fail "npm: none (expected: the one that comes with Node)"
has go || fail "Go: none (install it with: apt-get install golang-go)"

# The versions belong to it, since grpcio is native code and the toolchains are not alike.
state=$({
  cat "$here"/python/requirements.txt "$here"/node/package-lock.json "$here"/go/go.sum
  python3 --version
  node --version
  go version
} | cksum | cut -d ' ' -f 1)
home="$cache/clients/$state"

install_python() {
  PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --no-deps --only-binary=:all: --target "$1" -r "$here/python/requirements.txt"
}

install_node() {
  cp "$here"/node/package.json "$here"/node/package-lock.json "$1"
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --no-progress)
}

# bring NAME: what install_NAME installs, whole or not at all.
bring() {
  [ -d "$home/$1" ] && return
  rm -rf "$home/$1.part"
  mkdir -p "$home/$1.part"
  "install_$1" "$home/$1.part" >&2
  mv "$home/$1.part" "$home/$1"
}

bring python
bring node
# Go itself knows what is to be done again. What it downloaded can be removed like the rest.
mkdir -p "$home/go"
(cd "$here/go" && GOMODCACHE="$cache/go" GOFLAGS=-modcacherw GOTOOLCHAIN=local go build -o "$home/go/send" .) >&2

printf '%s\n' "$home"
