#!/bin/bash
# What is needed to run the examples, and the pages of docs that are typed by a test: curl, jq, Python, Ansible; systemd's analyzer; a network of one's own.
#
#   examples.sh install      the packages it needs (apt, root)
#   examples.sh missing      what is not there
set -euo pipefail

say() { echo "examples: $*" >&2; }

missing() {
  local tool
  for tool in curl jq python3 ansible-playbook systemd-analyze unshare ip; do
    PATH=$PATH:/usr/sbin command -v $tool >/dev/null || echo $tool
  done
}

install() {
  [ -n "$(missing)" ] || { say "everything is installed"; return 0; }
  apt-get update -q || say "the package lists may be old"
  apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends curl jq python3 ansible-core systemd util-linux iproute2
}

case ${1:-} in
  install) install ;;
  missing) missing ;;
  *) say "install | missing"; exit 2 ;;
esac
