#!/bin/bash
# The Prometheus with which rules and dashboard are tested: Debian's. Tests run it themselves.
#
#   observability.sh install      the package it needs (apt, root); its own service is not started
#   observability.sh missing      what is not there
set -euo pipefail

say() { echo "observability: $*" >&2; }

missing() { command -v prometheus >/dev/null && command -v promtool >/dev/null || echo prometheus; }

install() {
  [ -n "$(missing)" ] || { say "everything is installed"; return 0; }
  apt-get update -q || say "the package lists may be old"
  RUNLEVEL=1 apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends prometheus
}

case ${1:-} in
  install) install ;;
  missing) missing ;;
  *) say "install | missing"; exit 2 ;;
esac
