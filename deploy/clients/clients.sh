#!/bin/bash
# What the generated clients of the tests need: Python's libraries and TypeScript's compiler, in the cache and not on the machine.
#
#   clients.sh install           python3, node and npm if missing (apt, root), and the rest by pip and npm
#   clients.sh missing           what is not there
set -euo pipefail

say() { echo "clients: $*" >&2; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
kept=${HANDOVER_CACHE:-$root/.handover/cache}/clients
# As the generated requirements.txt says; what the machine has already will do.
libraries='urllib3>=2.1.0,<3 python-dateutil>=2.8.2 pydantic>=2 typing-extensions>=4.7.1'
compiler=typescript@5.9.3

packages() {
  command -v python3 >/dev/null && python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3 python3-venv
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
}

missing() {
  packages
  "$kept/python/bin/python" -c 'import urllib3, dateutil, pydantic, typing_extensions' 2>/dev/null || echo "$libraries"
  [ -x "$kept/typescript/node_modules/.bin/tsc" ] || echo "$compiler"
}

install() {
  [ -n "$(missing)" ] || { say "everything is installed"; return 0; }
  if [ -n "$(packages)" ]; then
    apt-get update -q || say "the package lists may be old"
    # shellcheck disable=SC2046 # each a word
    apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends $(packages)
  fi
  mkdir -p "$kept"
  python3 -m venv --clear --system-site-packages "$kept/python"
  # shellcheck disable=SC2086 # each a word
  "$kept/python/bin/pip" install --quiet --disable-pip-version-check $libraries
  npm install --silent --no-audit --no-fund --prefix "$kept/typescript" "$compiler"
}

case ${1:-} in
  install) install ;;
  missing) missing ;;
  *) say "install | missing"; exit 2 ;;
esac
