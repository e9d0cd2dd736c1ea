#!/usr/bin/env bash
# A real Windows service manager and a real Windows JVM on Linux, for tests of the Windows adapter.
#
#   wine.sh install          packages (wine64, wine, mingw), if they are missing
#   wine.sh prepare          everything below, once: template prefix, test service, Windows JRE
#   wine.sh prefix DIR       a fresh Windows machine in DIR, copied from the template
#   wine.sh run DIR CMD...   runs a Windows program on the machine in DIR
#   wine.sh stop DIR         ends every process of the machine in DIR
#   wine.sh path FILE        FILE as the Windows side sees it
#   wine.sh where WHAT       where a part lies: java | testsvc | keepalive | loaddisk | testdisk | san
#
# Parts are kept under ${HANDOVER_CACHE:-<repository>/.handover/cache}/wine. The JRE is only for tests and is never shipped.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${HANDOVER_CACHE:-$(cd "$here/../.." && pwd)/.handover/cache}/wine
template=$cache/template
jre_artifact=org.sonarsource.scanner.cli:sonar-scanner-cli:6.2.1.4610:zip:windows-x64
jre=$cache/jre/sonar-scanner-6.2.1.4610-windows-x64/jre

say() { printf '%s\n' "wine.sh: $*" >&2; }
die() { say "$*"; exit 1; }

missing() {
  local command
  for command in wine wineserver x86_64-w64-mingw32-gcc; do
    command -v "$command" >/dev/null || printf '%s ' "$command"
  done
}

install() {
  [[ -z $(missing) ]] && return
  local sudo=()
  [[ $(id -u) = 0 ]] || sudo=(sudo)
  "${sudo[@]}" apt-get update -q
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends wine64 wine gcc-mingw-w64-x86-64-win32
}

windows() {
  local prefix=$1
  shift
  env -u DISPLAY -u WAYLAND_DISPLAY -u JAVA_TOOL_OPTIONS -u JAVA_HOME \
    WINEPREFIX="$prefix" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=d;mshtml=d' "$@"
}

make_template() {
  [[ -e $template/ready ]] && return
  say 'making a template of a Windows machine'
  rm -rf "$template"
  mkdir -p "$cache"
  windows "$template" wine wineboot --init >/dev/null 2>&1
  windows "$template" wine winecfg -v win10 >/dev/null 2>&1
  windows "$template" wineserver -k || true
  windows "$template" wineserver -w || true
  touch "$template/ready"
}

compile() {
  local name=$1 out=$cache/$1.exe
  shift
  [[ $out -nt $here/$name.c ]] && return
  x86_64-w64-mingw32-gcc -O1 -Wall -Wextra -Werror "$@" -o "$out.new" "$here/$name.c"
  mv "$out.new" "$out"
}

# A driver: no C library, entered by the kernel.
compile_driver() {
  local name=$1 out=$cache/$1.sys
  [[ $out -nt $here/$name.c ]] && return
  x86_64-w64-mingw32-gcc -O1 -Wall -Wextra -Werror -isystem /usr/x86_64-w64-mingw32/include/ddk -shared -nostdlib \
    -Wl,--subsystem,native -Wl,--entry,DriverEntry -o "$out.new" "$here/$name.c" -lntoskrnl
  mv "$out.new" "$out"
}

get_jre() {
  [[ -x $jre/bin/java.exe || -f $jre/bin/java.exe ]] && return
  say 'getting the Windows JRE'
  mkdir -p "$cache/jre"
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$jre_artifact" -DoutputDirectory="$cache/jre" -Dmdep.useBaseVersion=true >&2
  (cd "$cache/jre" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf sonar-scanner-cli-*-windows-x64.zip && rm -f ./*.zip)
  [[ -f $jre/bin/java.exe ]] || die "the artifact $jre_artifact has no jre/bin/java.exe"
}

prepare() {
  local lacking
  lacking=$(missing)
  [[ -z $lacking ]] || die "missing: ${lacking}- run $here/wine.sh install"
  mkdir -p "$cache"
  exec 9>"$cache/lock"
  flock 9
  make_template
  compile testsvc -municode
  compile keepalive
  compile loaddisk -municode
  compile_driver testdisk
  get_jre
  exec 9>&-
}

prefix() {
  local target=$1
  [[ ! -e $target ]] || die "$target exists"
  mkdir -p "$(dirname "$target")"
  # Hard links where nothing is ever written: Wine writes its registry files in place, so those are copied.
  if cp -al "$template" "$target" 2>/dev/null; then
    local file
    for file in "$template"/*.reg; do
      cp -a --remove-destination "$file" "$target/"
    done
    return
  fi
  rm -rf "$target"
  cp -a "$template" "$target"
}

where() {
  case $1 in
    java) printf '%s\n' "$jre/bin/java.exe" ;;
    testsvc | keepalive | loaddisk) printf '%s\n' "$cache/$1.exe" ;;
    testdisk) printf '%s\n' "$cache/$1.sys" ;;
    san) printf '%s\n' "$here/san.py" ;;
    *) die "no such part: $1" ;;
  esac
}

case ${1:-} in
  install) install ;;
  prepare) prepare ;;
  prefix) prefix "${2:?DIR}" ;;
  run) windows "${2:?DIR}" wine "${@:3}" ;;
  stop) windows "${2:?DIR}" wineserver -k || true; windows "$2" wineserver -w || true ;;
  path) printf 'Z:%s\n' "$(realpath -m "${2:?FILE}" | tr / '\\')" ;;
  where) where "${2:?WHAT}" ;;
  *) sed -n '2,12s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
