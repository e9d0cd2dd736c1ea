#!/bin/bash
# Two throw-away domain controllers (Samba 4) of one domain that replicate, with the part of Exchange's schema that a
# move touches. Each has a network namespace of its own; this machine reaches both over a bridge.
#
#   pair.sh install       the packages it needs (apt, root)
#   pair.sh build         create the domain, join the second one, leave a snapshot of both (about 20 s)
#   pair.sh start [N]     run both, or number N (1 or 2), in the background
#   pair.sh stop [N]      end both, or one
#   pair.sh kill N        end one as a power failure would
#   pair.sh reset         back to the snapshot, connected and started (about 3 s); builds first when there is none
#   pair.sh partition     neither reaches the other any more; this machine still reaches both
#   pair.sh heal          they do again
#   pair.sh replicate TO FROM   have TO fetch now what FROM has
#   pair.sh remove        end both, and take bridge and namespaces away
#   pair.sh env           where they are, as NAME=value lines
#   pair.sh missing       what is not installed that it needs
#
# Environment: DIR    where they live (default ${HANDOVER_CACHE:-<repository>/.handover/cache}/samba-pair)
#              NET    first three numbers of their addresses (default 10.97.0): .1, .2, and this machine .254;
#                     no two pairs on one machine may share them
# Needs root. A snapshot is good for 40 days: its passwords expire after 42.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
DIR=${DIR:-${HANDOVER_CACHE:-$here/../../.handover/cache}/samba-pair}
NET=${NET:-10.97.0}
REALM=EXAMPLE.TEST
zone=${REALM,,}
base_dn=DC=${zone//./,DC=}
configuration="CN=Configuration,$base_dn"
bind_dn="CN=Administrator,CN=Users,$base_dn"
python=/usr/bin/python3 # the Samba bindings belong to Debian's own Python
tag=hp${NET//./}        # of interfaces and namespaces, which have 15 letters at most
partitions=("$base_dn" "$configuration" "CN=Schema,$configuration" "DC=DomainDnsZones,$base_dn" "DC=ForestDnsZones,$base_dn")

mkdir -p "$(dirname "$DIR")"
DIR=$(cd "$(dirname "$DIR")" && pwd)/$(basename "$DIR")
password_file=$DIR.password
ca_file=$DIR/ca.pem
export LDAPTLS_CACERT=$ca_file PATH=$PATH:/usr/sbin

say() { echo "samba pair: $*" >&2; }
die() { say "$*"; exit 1; }
address() { echo "$NET.$1"; }
url() { echo "ldaps://$(address "$1")"; }
host() { echo "dc$1.$zone"; }
space() { echo "$tag-$1"; }
smb_conf() { echo "$DIR/dc$1/etc/smb.conf"; }
pid_file() { echo "$DIR/dc$1/run/domain.pid"; }

missing() {
  bash "$here/samba.sh" missing
  local tool
  for tool in ip samba-tool samba_kcc samba_dnsupdate; do
    command -v $tool >/dev/null || echo "$tool"
  done
}

install() {
  bash "$here/samba.sh" install
  command -v ip >/dev/null || apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends iproute2
}

# ---- network -------------------------------------------------------------------------------------------------------

connect() {
  local n
  if ! ip link show "${tag}b" >/dev/null 2>&1; then
    ip link add "${tag}b" type bridge forward_delay 0
    ip address add "$NET.254/24" dev "${tag}b"
    ip link set "${tag}b" up
  fi
  for n in 1 2; do
    [ ! -e "/run/netns/$(space $n)" ] || continue
    ip netns add "$(space $n)"
    ip link add "$tag-$n" type veth peer name eth0 netns "$(space $n)"
    ip link set "$tag-$n" master "${tag}b" up
    ip -n "$(space $n)" address add "$(address $n)/24" dev eth0
    ip -n "$(space $n)" link set eth0 up
    ip -n "$(space $n)" link set lo up
  done
}

remove() {
  local n
  halt 1 KILL
  halt 2 KILL
  evict
  for n in 1 2; do
    ip link delete "$tag-$n" 2>/dev/null || true
    ip netns delete "$(space $n)" 2>/dev/null || true
  done
  ip link delete "${tag}b" 2>/dev/null || true
}

# A bridge hands nothing from one isolated port to another.
isolate() { # on or off
  local n
  for n in 1 2; do
    ip link set dev "$tag-$n" type bridge_slave isolated "$1"
  done
}

# Connections that wait for an answer since the cut are dropped, or replication would wait for TCP's next try.
heal() {
  local n
  isolate off
  for n in 1 2; do
    ip netns exec "$(space $n)" ss -K -tn dst "$(address $((3 - n)))" >/dev/null 2>&1 || true
  done
}

# What one of them knows of names: nothing is asked of the other's DNS or of this machine's.
write_names() { # number of the one whose KDC both use; without it each uses its own
  local n alias
  { echo "127.0.0.1 localhost"
    for n in 1 2; do
      alias=
      [ ! -s "$DIR/guid-$n" ] || alias=$(cat "$DIR/guid-$n")._msdcs.$zone
      echo "$(address $n) $(host $n) dc$n $alias"
    done
  } >"$DIR/hosts.new"
  cat "$DIR/hosts.new" >"$DIR/hosts" # not renamed: it is mounted by those who run
  for n in 1 2; do
    echo "nameserver $(address $n)" >"$DIR/resolv-$n.conf"
    cat >"$DIR/krb5-$n.conf" <<CONF
[libdefaults]
 default_realm = $REALM
 dns_lookup_realm = false
 dns_lookup_kdc = false
 rdns = false
 dns_canonicalize_hostname = false
[realms]
 $REALM = {
  kdc = $(address "${1:-$n}")
 }
[domain_realm]
 .$zone = $REALM
CONF
  done
}

inside() { # NUMBER COMMAND...: in its namespace, with its names
  local n=$1
  shift
  exec ip netns exec "$(space "$n")" env -u PYTHONPATH KRB5_CONFIG="$DIR/krb5-$n.conf" \
    sh -c 'mount --bind "$0/hosts" /etc/hosts && mount --bind "$0/resolv-$1.conf" /etc/resolv.conf && shift && exec "$@"' \
    "$DIR" "$n" "$@"
}

# ---- the two of them -----------------------------------------------------------------------------------------------

# The processes of one that live; zombies do not count. The first one has no session of its own for a moment.
alive() {
  [ -f "$(pid_file "$1")" ] || return 0
  local pid
  pid=$(cat "$(pid_file "$1")")
  ps -o pid=,stat= -s "$pid" -p "$pid" 2>/dev/null | awk '$2 !~ /^Z/ { print $1 }' || true
}

halt() { # NUMBER, TERM or KILL
  local running
  running=$(alive "$1")
  [ -n "$running" ] || { rm -f "$(pid_file "$1")"; return 0; }
  if [ "$2" = KILL ]; then
    # shellcheck disable=SC2086 # one argument for each process
    kill -KILL $running 2>/dev/null || true
  else
    kill -TERM "$(cat "$(pid_file "$1")")" 2>/dev/null || true
  fi
  for _ in $(seq 1000); do
    [ -n "$(alive "$1")" ] || { rm -f "$(pid_file "$1")"; return 0; }
    sleep 0.01
  done
  die "dc$1 still runs: $(alive "$1" | tr '\n' ' ')"
}

# Whatever still runs in their namespaces: whoever started it was killed, and its files may be gone.
evict() {
  local n running
  for n in 1 2; do
    for _ in $(seq 500); do
      running=$(ip netns pids "$(space $n)" 2>/dev/null || true)
      [ -n "$running" ] || break
      # shellcheck disable=SC2086 # one argument for each process
      kill -KILL $running 2>/dev/null || true
      sleep 0.01
    done
  done
}

launch() {
  [ -d "$DIR/dc$1/private" ] || die "there is no dc$1 in $DIR: pair.sh build"
  [ -z "$(alive "$1")" ] || return 0
  (inside "$1" setsid samba -F -M prefork --no-process-group -s "$(smb_conf "$1")") \
    >"$DIR/dc$1/log/stdout.log" 2>&1 </dev/null &
  echo $! >"$(pid_file "$1")"
}

await() {
  for _ in $(seq 1500); do
    ! ldapsearch -x -LLL -o nettimeout=2 -H "$(url "$1")" -s base -b '' defaultNamingContext >/dev/null 2>&1 || return 0
    [ -n "$(alive "$1")" ] || { tail -n 20 "$DIR/dc$1"/log/*.log >&2; die "dc$1 ended at once"; }
    sleep 0.02
  done
  die "dc$1 does not answer on $(url "$1")"
}

start() {
  local n
  connect
  for n in "$@"; do launch "$n"; done
  for n in "$@"; do await "$n"; done
}

search() { # NUMBER ARGUMENTS...
  local n=$1
  shift
  ldapsearch -x -LLL -o ldif-wrap=no -H "$(url "$n")" -D "$bind_dn" -y "$password_file" "$@"
}

replicate() { # TO FROM PARTITION
  (inside "$1" env PASSWD_FILE="$password_file" samba-tool drs replicate "$(host "$1")" "$(host "$2")" "$3" \
    -s "$(smb_conf "$1")" -U administrator --use-kerberos=off)
}

replicate_all() { # TO FROM
  local partition
  for partition in "${partitions[@]}"; do
    replicate "$1" "$2" "$partition" >>"$DIR.log" 2>&1 || { tail -n 5 "$DIR.log" >&2; die "dc$1 cannot fetch $partition"; }
  done
}

# ---- build ---------------------------------------------------------------------------------------------------------

authority() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 60 -subj "/CN=Handover throw-away CA" \
    -addext basicConstraints=critical,CA:TRUE -keyout "$DIR/ca-key.pem" -out "$ca_file" 2>/dev/null
}

certificate() { # of one, with name and address
  local tls=$DIR/dc$1/private/tls
  mkdir -p "$tls"
  openssl req -newkey rsa:2048 -nodes -subj "/CN=$(host "$1")" -keyout "$tls/key.pem" -out "$tls/req.pem" 2>/dev/null
  openssl x509 -req -in "$tls/req.pem" -CA "$ca_file" -CAkey "$DIR/ca-key.pem" -CAcreateserial -days 60 \
    -out "$tls/cert.pem" 2>/dev/null \
    -extfile <(printf 'subjectAltName=DNS:%s,IP:%s\nextendedKeyUsage=serverAuth\n' "$(host "$1")" "$(address "$1")")
  cp "$ca_file" "$tls/ca.pem"
  chmod 600 "$tls/key.pem" "$DIR/ca-key.pem"
  rm "$tls/req.pem"
}

# The id under which the other one knows it, and the names that its replication is asked for by. (Samba would add
# them by itself with a service that does not run here. Never add DNS/<host>: Samba ends at its next start.)
introduce() {
  local settings
  settings=$(search "$1" -s base -b '' dsServiceName | sed -n 's/^dsServiceName: //p')
  search "$1" -s base -b "$settings" objectGUID | sed -n 's/^objectGUID:: //p' |
    $python -c 'import base64, sys, uuid; print(uuid.UUID(bytes_le=base64.b64decode(sys.stdin.read())))' >"$DIR/guid-$1"
  local guid name present
  guid=$(cat "$DIR/guid-$1")
  present=$(search "$1" -s base -b "CN=DC$1,OU=Domain Controllers,$base_dn" servicePrincipalName)
  { printf 'dn: CN=DC%s,OU=Domain Controllers,%s\nchangetype: modify\nadd: servicePrincipalName\n' "$1" "$base_dn"
    for name in "E3514235-4B06-11D1-AB04-00C04FC2DCD2/$guid/$zone" "ldap/$guid._msdcs.$zone" "ldap/$(host "$1")" \
      "ldap/$(host "$1")/$zone" "ldap/DC$1" "GC/$(host "$1")/$zone"; do
      grep -qxF "servicePrincipalName: $name" <<<"$present" || echo "servicePrincipalName: $name"
    done
    echo -
  } | ldapmodify -x -H "$(url "$1")" -D "$bind_dn" -y "$password_file" >>"$DIR.log" 2>&1 ||
    { tail -n 5 "$DIR.log" >&2; die "dc$1 cannot be given its names"; }
}

build() {
  local n
  [ -z "$(missing)" ] || die "missing: $(missing | tr '\n' ' '): pair.sh install"
  halt 1 KILL
  halt 2 KILL
  evict
  rm -rf "$DIR" "$DIR.snapshot"
  mkdir -p "$DIR"
  : >"$DIR.log"
  [ -s "$password_file" ] || (umask 077 && printf 'Aa1.%s' "$(openssl rand -base64 18 | tr -d '/+=')" >"$password_file")
  connect
  isolate off
  authority
  $python "$here/provision.py" domain --replicating --dir "$DIR/dc1" --ip "$(address 1)" --realm "$REALM" --host dc1 \
    --password-file "$password_file" >>"$DIR.log" 2>&1 || { tail -n 20 "$DIR.log" >&2; die "provisioning failed"; }
  certificate 1
  $python "$here/provision.py" schema --dir "$DIR/dc1" --ldif "$here/exchange-schema.ldif" >>"$DIR.log" 2>&1 ||
    { tail -n 20 "$DIR.log" >&2; die "extending the schema failed"; }
  write_names 1
  start 1
  introduce 1
  write_names 1
  (inside 2 $python "$here/provision.py" join --dir "$DIR/dc2" --ip "$(address 2)" --realm "$REALM" --host dc2 \
    --password-file "$password_file" --server "$(host 1)") >>"$DIR.log" 2>&1 ||
    { tail -n 20 "$DIR.log" >&2; die "the second one cannot join"; }
  certificate 2
  write_names
  start 2
  introduce 2
  write_names
  for n in 1 2; do
    (inside $n samba_kcc -s "$(smb_conf $n)") >>"$DIR.log" 2>&1 || { tail -n 5 "$DIR.log" >&2; die "dc$n knows no partner"; }
    (inside $n samba_dnsupdate -s "$(smb_conf $n)" --current-ip="$(address $n)" --use-samba-tool \
      --rpc-server-ip="$(address $n)") >>"$DIR.log" 2>&1 || say "dc$n has not all of its SRV records"
  done
  replicate_all 1 2
  replicate_all 2 1
  halt 1 TERM
  halt 2 TERM
  cp -a --sparse=always "$DIR" "$DIR.snapshot"
}

outdated() {
  local age
  [ -s "$DIR.snapshot/ca.pem" ] || return 0
  age=$((($(date +%s) - $(stat -c %Y "$DIR.snapshot/ca.pem")) / 86400))
  [ "$age" -gt 40 ] || ! grep -q "interfaces = $(address 1)/" "$DIR.snapshot/dc1/etc/smb.conf" ||
    [ -n "$(find "$here" -newer "$DIR.snapshot/ca.pem" \( -name '*.py' -o -name '*.ldif' \) -print -quit)" ]
}

reset() {
  ! outdated || build
  halt 1 KILL
  halt 2 KILL
  evict
  rm -rf "$DIR"
  cp -a --sparse=always "$DIR.snapshot" "$DIR"
  connect
  heal
  start 1 2
}

environment() {
  cat <<ENV
SAMBA_URL_1=$(url 1)
SAMBA_URL_2=$(url 2)
SAMBA_HOST_1=$(host 1)
SAMBA_HOST_2=$(host 2)
SAMBA_ZONE=$zone
SAMBA_BASE_DN=$base_dn
SAMBA_BIND_DN=$bind_dn
SAMBA_CA_FILE=$ca_file
SAMBA_PASSWORD_FILE=$password_file
ENV
}

number() { case ${1:-} in 1 | 2) echo "$1" ;; *) die "which one, 1 or 2?" ;; esac; }

case ${1:-} in
  install) install ;;
  missing) missing ;;
  build) build ;;
  start) if [ -n "${2:-}" ]; then start "$(number "$2")"; else start 1 2; fi ;;
  stop) for n in ${2:-1 2}; do halt "$(number "$n")" TERM; done ;;
  kill) halt "$(number "${2:-}")" KILL ;;
  reset) reset ;;
  partition) isolate on ;;
  heal) heal ;;
  replicate) replicate_all "$(number "${2:-}")" "$(number "${3:-}")" ;;
  remove) remove ;;
  env) environment ;;
  *) sed -n '2,25p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
