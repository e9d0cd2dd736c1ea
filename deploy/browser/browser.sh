#!/bin/bash
# The browser in which the dashboard is tested: Debian's Chromium, without a display. Tests run it themselves, each with a
# profile of its own that is thrown away.
#
#   browser.sh install      the packages it needs (apt, root)
#   browser.sh missing      what is not there
set -euo pipefail

say() { echo "browser: $*" >&2; }

missing() { command -v chromium >/dev/null || echo chromium; }

install() {
  [ -n "$(missing)" ] || { say "everything is installed"; return 0; }
  apt-get update -q || say "the package lists may be old"
  apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends chromium fonts-liberation
}

case ${1:-} in
  install) install ;;
  missing) missing ;;
  *) say "install | missing"; exit 2 ;;
esac
