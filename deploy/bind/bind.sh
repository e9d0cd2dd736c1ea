#!/bin/bash
# The name server (BIND) with which updates of DNS servers are tested. Tests run it themselves, each in a folder of its own,
# on a loopback address and a free port; nothing of the machine's own configuration is used or changed.
#
#   bind.sh install      the packages it needs (apt, root)
#   bind.sh missing      what is not there
set -euo pipefail

packages=(bind9 bind9-dnsutils)

say() { echo "bind: $*" >&2; }

missing() {
  local tool
  for tool in named nsupdate dig; do
    PATH=$PATH:/usr/sbin command -v $tool >/dev/null || echo "$tool"
  done
}

# Debian starts a name server for the machine when it installs one; that is not wanted here.
install() {
  [ -n "$(missing)" ] || { say "everything is installed"; return 0; }
  local policy=/usr/sbin/policy-rc.d kept=no
  [ -e $policy ] && kept=yes
  [ $kept = yes ] || { printf '#!/bin/sh\nexit 101\n' >$policy && chmod +x $policy; }
  apt-get update -q || say "the package lists may be old"
  local result=0
  apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends "${packages[@]}" || result=$?
  [ $kept = yes ] || rm -f $policy
  return $result
}

case ${1:-} in
  install) install ;;
  missing) missing ;;
  *) sed -n '2,7p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
