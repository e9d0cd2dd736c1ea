#!/bin/bash
# A throw-away PostgreSQL, for tests of the orchestrator's other store.
#
#   postgres.sh missing           what is not installed that it needs, one a line
#   postgres.sh install           install it (apt, root)
#   postgres.sh start DIR PORT    make a database 'handover' in DIR when there is none, and run it on 127.0.0.1:PORT
#   postgres.sh stop DIR          end it as a power failure would; what it committed is in DIR
#   postgres.sh drop DIR          end it and delete DIR and what stands beside it
#
# User and password: 'handover', and the file DIR.password, made here. PostgreSQL refuses to run as root: root runs it as
# 'postgres', everybody else as themselves; whoever it is must be able to reach DIR.
set -euo pipefail

say() { echo "postgres: $*" >&2; }
die() { say "$*"; exit 1; }

# Debian keeps the binaries of each release apart; the newest serves.
binaries() { { ls -d /usr/lib/postgresql/*/bin 2>/dev/null || true; } | sort -V | tail -n 1; }

missing() {
  local tool
  for tool in initdb pg_ctl postgres psql; do
    [ -x "$(binaries)/$tool" ] || command -v $tool >/dev/null || echo $tool
  done
}

install() {
  [ -n "$(missing)" ] || { say "everything is installed"; return 0; }
  apt-get update -q || say "the package lists may be old"
  apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends postgresql
}

as_owner() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && exec runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

create() { # DIR
  local secret
  secret=$(head -c 24 /dev/urandom | base64 | tr -d '/+=')
  mkdir -p "$1"
  (umask 077 && printf '%s' "$secret" >"$1.password" && printf '%s' "$secret" >"$1.first")
  [ "$(id -u)" != 0 ] || chown postgres "$1" "$1.first"
  as_owner initdb -D "$1" -U handover --pwfile "$1.first" -A scram-sha-256 -E UTF8 --no-locale >"$1.log" 2>&1 ||
    { tail -n 5 "$1.log" >&2; die "cannot make a database in $1"; }
  rm "$1.first"
}

start() { # DIR PORT
  [ -z "$(missing)" ] || die "missing: $(missing | tr '\n' ' '): postgres.sh install"
  [ -f "$1/PG_VERSION" ] || create "$1"
  as_owner pg_ctl -D "$1" -l "$1/server.log" -w -t 60 \
    -o "-c listen_addresses=127.0.0.1 -c port=$2 -c unix_socket_directories=''" start >"$1.log" 2>&1 </dev/null ||
    { tail -n 5 "$1.log" >&2; die "does not start in $1"; }
  [ -f "$1.created" ] || PGPASSWORD=$(cat "$1.password") psql -q -h 127.0.0.1 -p "$2" -U handover -d postgres \
    -c 'CREATE DATABASE handover' >>"$1.log" 2>&1 || { tail -n 5 "$1.log" >&2; die "cannot make the database"; }
  touch "$1.created"
}

stop() { # DIR
  [ -f "$1/postmaster.pid" ] || return 0
  as_owner pg_ctl -D "$1" -m immediate -w -t 60 stop >/dev/null
}

drop() { # DIR
  stop "$1"
  rm -rf "${1:?}" "$1.password" "$1.created" "$1.log"
}

PATH=$(binaries):$PATH
case ${1:-} in
  missing) missing ;;
  install) install ;;
  start) start "${2:?which folder}" "${3:?which port}" ;;
  stop) stop "${2:?which folder}" ;;
  drop) drop "${2:?which folder}" ;;
  *) sed -n '2,11p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
