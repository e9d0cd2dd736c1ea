#!/usr/bin/env bash
# A node as a machine of its own on this one: network, processes, mounts and host name are its own; its disk is shared.
#
#   node.sh boot FOLDER NAME NUMBER   runs node-service under Wine on machine NUMBER (1 or 2); ends with it. Needs root.
#   node.sh address FOLDER NUMBER     where that machine is reached
#   node.sh cut FOLDER NAME PID       cuts the power: what was not written is lost, every process is gone at once
#   node.sh away FOLDER NUMBER        removes the machine's network
#
# FOLDER/shared holds disk.img (ext4, made here, protected against a second mount by its own mmp), the reservations and
# mounts.log. FOLDER/NAME holds the Windows machine, node.properties (configuration) and logs. PID is that of `node.sh boot`.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=${NODE_JAR:-$here/../../node-service/target/quarkus-app/quarkus-run.jar}
ext4_shutdown=2147768445 # _IOR('X', 125, __u32)
without_flushing_the_log=2

tag() { cksum <<<"$1" | awk '{ print $1 % 250 }'; }
address() { echo "10.213.$(tag "$1").$(($2 * 4 - 2))"; }
gateway() { echo "10.213.$(tag "$1").$(($2 * 4 - 3))"; }
namespace() { echo "handover-$(tag "$1")-$2"; }

away() {
  ip netns del "$(namespace "$1" "$2")" 2>/dev/null || true
  ip link del "ho$(tag "$1")n$2" 2>/dev/null || true
}

connect() {
  local space link
  space=$(namespace "$1" "$2")
  link=ho$(tag "$1")n$2
  away "$1" "$2"
  ip netns add "$space"
  ip link add "$link" type veth peer name lan netns "$space"
  ip addr add "$(gateway "$1" "$2")/30" dev "$link"
  ip link set "$link" up
  ip -n "$space" addr add "$(address "$1" "$2")/30" dev lan
  ip -n "$space" link set lan up
  ip -n "$space" link set lo up
}

make_disk() {
  local image=$1/shared/disk.img
  mkdir -p "$1/shared"
  exec 8>"$1/shared/making"
  flock 8
  if [[ ! -e $image ]]; then
    truncate -s 64M "$image.new"
    mkfs.ext4 -q -O mmp -E mmp_update_interval=1 "$image.new"
    mv "$image.new" "$image"
  fi
  exec 8>&-
}

boot() {
  local folder=$1 name=$2 number=$3
  "$here/wine.sh" prepare
  make_disk "$folder"
  [[ -e $folder/$name/machine ]] || "$here/wine.sh" prefix "$folder/$name/machine"
  connect "$folder" "$number"
  exec ip netns exec "$(namespace "$folder" "$number")" \
    unshare --fork --kill-child --pid --mount-proc --uts --mount -- "$here/node.sh" inside "$folder" "$name"
}

await() { # FILE [TEXT]
  local tries
  for tries in $(seq 600); do
    if [[ -e $1 && -z ${2:-} ]] || grep -qs "${2:-.}" "$1"; then return; fi
    sleep 0.1
  done
  echo "node.sh: nothing in $1 after $tries looks" >&2
  exit 1
}

inside() {
  local folder=$1 name=$2
  local own=$folder/$name settings
  settings=$("$here/wine.sh" path "$own/node.properties")
  hostname "$name"
  rm -rf "$own/machine/drive_c/san" "$own/loaddisk.log"
  python3 "$here/san.py" --machine "$own/machine" --node "$name" --shared "$folder/shared" \
    --image "$folder/shared/disk.img" &
  await "$own/machine/drive_c/san/ready"
  "$here/wine.sh" run "$own/machine" "$("$here/wine.sh" where loaddisk)" \
    "$("$here/wine.sh" path "$("$here/wine.sh" where testdisk)")" >"$own/loaddisk.log" 2>&1 &
  await "$own/loaddisk.log" loaded
  # Known from the boot before, unless the power went before Windows wrote its registry.
  "$here/wine.sh" run "$own/machine" sc create AppDatabase start= demand \
    binPath= "$("$here/wine.sh" path "$("$here/wine.sh" where testsvc)")" >"$own/service.log" 2>&1 || true
  "$here/wine.sh" run "$own/machine" "$("$here/wine.sh" where java)" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    "-Dquarkus.config.locations=file:///${settings//\\//}" \
    -jar "$("$here/wine.sh" path "$jar")"
}

# The mounted file system is shut down without its journal being written, as if its cable were pulled; then all is killed.
cut_power() {
  local folder=$1 name=$2 process=$3 first
  first=$(pgrep -P "$process" | head -1)
  nsenter -t "$first" -m python3 - "$folder/$name/machine/san-x" "$ext4_shutdown" "$without_flushing_the_log" <<'PYTHON' || true
import fcntl, os, struct, sys
if os.path.ismount(sys.argv[1]):
    fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), int(sys.argv[2]), struct.pack("I", int(sys.argv[3])))
PYTHON
  kill -KILL "$process"
  while [[ -n $(losetup -j "$folder/shared/disk.img") ]]; do sleep 0.05; done
  echo "$(date -u +%FT%T.%3N+00:00) node=$name event=POWER-CUT" >>"$folder/shared/mounts.log"
}

case ${1:-} in
  boot) boot "${2:?FOLDER}" "${3:?NAME}" "${4:?NUMBER}" ;;
  inside) inside "${2:?FOLDER}" "${3:?NAME}" ;;
  address) address "${2:?FOLDER}" "${3:?NUMBER}" ;;
  cut) cut_power "${2:?FOLDER}" "${3:?NAME}" "${4:?PID}" ;;
  away) away "${2:?FOLDER}" "${3:?NUMBER}" ;;
  *) sed -n '2,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
