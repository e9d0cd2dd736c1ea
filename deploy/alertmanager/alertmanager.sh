#!/bin/bash
# The Prometheus Alertmanager with which triggers are tested: Debian's. Tests run it themselves, each with a folder of its own.
#
#   alertmanager.sh install      the packages it needs (apt, root)
#   alertmanager.sh missing      what is not there
set -euo pipefail

say() { echo "alertmanager: $*" >&2; }

missing() { command -v prometheus-alertmanager >/dev/null || echo prometheus-alertmanager; }

install() {
  [ -n "$(missing)" ] || { say "everything is installed"; return 0; }
  apt-get update -q || say "the package lists may be old"
  apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends prometheus-alertmanager
}

case ${1:-} in
  install) install ;;
  missing) missing ;;
  *) say "install | missing"; exit 2 ;;
esac
