#!/usr/bin/env bash
# Makes what is handed to an administrator: one archive of node-service for Windows (zip) and for a lab on Linux (tar.gz).
#
#   pack.sh FOLDER    writes handover-node-service-VERSION.zip and .tar.gz to FOLDER; build node-service first
#
# The same build gives the same archives, byte for byte.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
target=$root/node-service/target

die() { echo "pack.sh: $*" >&2; exit 1; }

[ $# -eq 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
[ -f "$target/quarkus-app/quarkus-run.jar" ] && [ -f "$target/host/prunsrv.exe" ] ||
  die "node-service is not built: mvn -Dquick -pl api-specs,node-service package"
mkdir -p "$1"
out=$(cd "$1" && pwd)

jars=("$target"/quarkus-app/app/node-service-*.jar)
version=$(basename "${jars[0]}" .jar)
name=handover-$version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/$name"
cp -R "$target/quarkus-app" "$target/host" "$here/linux" "$work/$name/"
cp "$root/LICENSE" "$root/docs/installing-node-service.md" "$root/docs/support-matrix.md" "$root/docs/windows-coverage.md" "$work/$name/"
chmod -R u=rwX,go=rX "$work/$name"
chmod 755 "$work/$name/linux/node-service"
find "$work/$name" -exec touch -h -d 2026-01-01T00:00:00Z {} +

tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -n >"$out/$name.tar.gz"
(cd "$work" && find "$name" -type f | LC_ALL=C sort >files &&
  "${JAVA_HOME:+$JAVA_HOME/bin/}jar" --create --no-manifest --date 2026-01-01T00:00:00Z --file "$out/$name.zip" @files)
printf '%s\n' "$out/$name.zip" "$out/$name.tar.gz"
