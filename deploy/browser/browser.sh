#!/bin/bash
# The browser in which the dashboard is tested: Debian's Chromium, without a display. Tests run it themselves, each with a
# profile of its own that is thrown away.
#
#   browser.sh install      the packages it needs (apt, root)
#   browser.sh missing      what is not there
#   browser.sh pictures     take over into docs/images what the last run of the browser's tests saw
set -euo pipefail

say() { echo "browser: $*" >&2; }

missing() { command -v chromium >/dev/null || echo chromium; }

install() {
  [ -n "$(missing)" ] || { say "everything is installed"; return 0; }
  apt-get update -q || say "the package lists may be old"
  apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends chromium fonts-liberation
}

# Taken by the tests, at the moments that the README shows; a person looks at them before they are committed.
pictures() {
  local root from
  root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
  from=$root/deploy/target/dashboard/images
  [ -d "$from" ] || { say "no pictures yet: ./handover test --real"; return 1; }
  mkdir -p "$root/docs/images"
  cp "$from"/*.png "$root/docs/images/"
}

case ${1:-} in
  install) install ;;
  missing) missing ;;
  pictures) pictures ;;
  *) say "install | missing | pictures"; exit 2 ;;
esac
