#!/bin/bash
# A throw-away Active Directory domain (Samba 4) with the part of Exchange's schema that a move touches.
#
#   samba.sh install      the packages it needs (apt, root)
#   samba.sh build        create the domain and leave a snapshot of it (about 6 s)
#   samba.sh start        run it in the background
#   samba.sh stop         end it
#   samba.sh kill         end it as a power failure would
#   samba.sh reset        back to the snapshot, and started (about 0.5 s); builds first when there is none
#   samba.sh load FILE    add the entries (or apply the changes) of an LDIF file, as Administrator
#   samba.sh env          where it is, as NAME=value lines
#
# Environment: DIR    where it lives (default ${HANDOVER_CACHE:-<repository>/.handover/cache}/samba)
#              IP     address it listens on (default 127.0.0.77); LDAP's ports cannot be changed, so one address a domain
#              REALM  its Kerberos realm (default EXAMPLE.TEST)
#              DURABLE  yes: every write reaches the disk before it is acknowledged (default no); read by start and reset
# Needs root or CAP_NET_BIND_SERVICE. A snapshot is good for 40 days: its passwords expire after 42.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
DIR=${DIR:-${HANDOVER_CACHE:-$here/../../.handover/cache}/samba}
IP=${IP:-127.0.0.77}
REALM=${REALM:-EXAMPLE.TEST}
DURABLE=${DURABLE:-no}
host=dc1
zone=${REALM,,}
base_dn=DC=${zone//./,DC=}
bind_dn="CN=Administrator,CN=Users,$base_dn"
url=ldaps://$IP
python=/usr/bin/python3 # the Samba bindings belong to Debian's own Python
packages=(samba samba-dsdb-modules samba-ad-provision python3-samba ldb-tools ldap-utils libsasl2-modules-gssapi-mit
  bind9-dnsutils openssl)

mkdir -p "$(dirname "$DIR")"
DIR=$(cd "$(dirname "$DIR")" && pwd)/$(basename "$DIR")
password_file=$DIR.password
pid_file=$DIR/run/domain.pid
ca_file=$DIR/private/tls/ca.pem
export LDAPTLS_CACERT=$ca_file

say() { echo "samba: $*" >&2; }
die() { say "$*"; exit 1; }

install() {
  [ -n "$(missing)" ] || { say "everything is installed"; return 0; }
  apt-get update -q || say "the package lists may be old"
  apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends "${packages[@]}"
}

missing() {
  local tool
  for tool in samba ldapmodify ldapsearch ldbsearch dig openssl; do
    PATH=$PATH:/usr/sbin command -v $tool >/dev/null || echo "$tool"
  done
  [ -e /usr/lib/python3/dist-packages/samba/samdb.py ] || echo python3-samba
  [ -d /usr/share/samba/setup/ad-schema ] || echo samba-ad-provision
}

# The processes of this domain that live; zombies do not count.
alive() {
  [ -f "$pid_file" ] || return 0
  ps -o pid=,stat= -s "$(cat "$pid_file")" -p "$(cat "$pid_file")" 2>/dev/null | awk '$2 !~ /^Z/ { print $1 }' || true
}

halt() { # TERM or KILL
  local running
  running=$(alive)
  [ -n "$running" ] || { rm -f "$pid_file"; return 0; }
  if [ "$1" = KILL ]; then
    # shellcheck disable=SC2086 # one argument for each process
    kill -KILL $running 2>/dev/null || true
  else
    kill -TERM "$(cat "$pid_file")" 2>/dev/null || true
  fi
  for _ in $(seq 1000); do
    [ -n "$(alive)" ] || { rm -f "$pid_file"; return 0; }
    sleep 0.01
  done
  die "still running: $(alive | tr '\n' ' ')"
}

answers() { ldapsearch -x -LLL -o nettimeout=2 -H "$url" -s base -b '' defaultNamingContext >/dev/null 2>&1; }

start() {
  [ -d "$DIR/private" ] || die "there is no domain in $DIR: samba.sh build"
  [ -z "$(alive)" ] || { say "runs already"; return 0; }
  [ -n "$(command -v setsid)" ] || die "setsid is missing"
  sed -i "s/ldb:nosync = .*/ldb:nosync = $([ "$DURABLE" = yes ] && echo false || echo true)/" "$DIR/etc/smb.conf"
  setsid "$(PATH=$PATH:/usr/sbin command -v samba)" -F -M single --no-process-group -s "$DIR/etc/smb.conf" \
    >"$DIR/log/stdout.log" 2>&1 </dev/null &
  echo $! >"$pid_file"
  for _ in $(seq 1500); do
    ! answers || return 0
    [ -n "$(alive)" ] || { tail -n 20 "$DIR/log/samba.log" "$DIR/log/stdout.log" >&2; die "ended at once"; }
    sleep 0.02
  done
  die "does not answer on $url"
}

certificate() { # own authority, own server certificate with name and address, and that of a line which leads to it
  local tls=$DIR/private/tls
  mkdir -p "$tls"
  openssl req -x509 -newkey rsa:2048 -nodes -days 60 -subj "/CN=Handover throw-away CA" \
    -addext basicConstraints=critical,CA:TRUE -keyout "$tls/ca-key.pem" -out "$tls/ca.pem" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj "/CN=$host.$zone" -keyout "$tls/key.pem" -out "$tls/req.pem" 2>/dev/null
  openssl x509 -req -in "$tls/req.pem" -CA "$tls/ca.pem" -CAkey "$tls/ca-key.pem" -CAcreateserial -days 60 \
    -out "$tls/cert.pem" -extfile <(printf 'subjectAltName=DNS:%s,IP:%s,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n' "$host.$zone" "$IP") \
    2>/dev/null
  chmod 600 "$tls/key.pem" "$tls/ca-key.pem"
  rm "$tls/req.pem"
}

build() {
  [ -z "$(missing)" ] || die "missing: $(missing | tr '\n' ' '): samba.sh install"
  halt KILL
  rm -rf "$DIR" "$DIR.snapshot"
  [ -s "$password_file" ] ||
    (umask 077 && printf 'Aa1.%s' "$(openssl rand -base64 18 | tr -d '/+=')" >"$password_file")
  $python "$here/provision.py" domain --dir "$DIR" --ip "$IP" --realm "$REALM" --host "$host" \
    --password-file "$password_file" >"$DIR.log" 2>&1 || { tail -n 20 "$DIR.log" >&2; die "provisioning failed"; }
  certificate
  $python "$here/provision.py" schema --dir "$DIR" --ldif "$here/exchange-schema.ldif" >>"$DIR.log" 2>&1 ||
    { tail -n 20 "$DIR.log" >&2; die "extending the schema failed"; }
  # The first start writes what later starts only read, so that a reset does not wait for it.
  start
  halt TERM
  cp -a --sparse=always "$DIR" "$DIR.snapshot"
}

reset() {
  local age=999
  [ ! -d "$DIR.snapshot" ] || age=$((($(date +%s) - $(stat -c %Y "$DIR.snapshot/private/tls/ca.pem")) / 86400))
  local newer
  newer=$(find "$here" -newer "$DIR.snapshot/private/tls/ca.pem" \( -name '*.py' -o -name '*.ldif' \) 2>/dev/null || true)
  if [ "$age" -gt 40 ] || [ -n "$newer" ] || ! grep -q "interfaces = $IP/" "$DIR.snapshot/etc/smb.conf"; then
    build
  fi
  halt KILL
  rm -rf "$DIR"
  cp -a --sparse=always "$DIR.snapshot" "$DIR"
  start
}

load() {
  ldapmodify -a -x -H "$url" -D "$bind_dn" -y "$password_file" -f "$1" >"$DIR/log/load.log" 2>&1 ||
    { tail -n 5 "$DIR/log/load.log" >&2; die "loading $1 failed"; }
}

environment() {
  cat <<ENV
SAMBA_URL=$url
SAMBA_ADDRESS=$IP
SAMBA_ZONE=$zone
SAMBA_BASE_DN=$base_dn
SAMBA_BIND_DN=$bind_dn
SAMBA_CA_FILE=$ca_file
SAMBA_PASSWORD_FILE=$password_file
ENV
}

case ${1:-} in
  install) install ;;
  build) build ;;
  start) start ;;
  stop) halt TERM ;;
  kill) halt KILL ;;
  reset) reset ;;
  load) load "${2:?which LDIF file}" ;;
  missing) missing ;;
  env) environment ;;
  *) sed -n '2,18p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
