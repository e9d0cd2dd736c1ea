#!/bin/sh
# Moves a group with curl and jq: previews the move, starts it exactly as previewed, follows it to its end.
#
#   move.sh GROUP NODE REASON
#
# Environment: HANDOVER_URL, HANDOVER_TOKEN_FILE (role operator); HANDOVER_CA_FILE: whom to trust, for https;
#              HANDOVER_KEY: idempotency key, made when absent. The same key never starts a second operation.
# Exit codes:  0 succeeded  1 failed  2 wrong usage  3 refused  4 waits for a person  5 turned back  6 out of time  7 nobody answers  9 with exceptions
set -eu

[ $# -eq 3 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
group=$1 node=$2 reason=$3
key=${HANDOVER_KEY:-$(cat /proc/sys/kernel/random/uuid)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { echo "move.sh: $*" >&2; }

# One request; the answer's body is in $work/answer and its status in $status, 000 when nobody answered. The token is in no command line.
ask() { # PATH CURL-ARGUMENTS...
  path=$1
  shift
  status=$(printf 'header = "Authorization: Bearer %s"\n' "$(cat "$HANDOVER_TOKEN_FILE")" |
    curl --config - --silent --max-time 60 ${HANDOVER_CA_FILE:+--cacert "$HANDOVER_CA_FILE"} \
      --header 'Accept: application/json, application/problem+json' --output "$work/answer" --write-out '%{http_code}' \
      "$@" "$HANDOVER_URL$path") || status=000
}

post() { # PATH BODY CURL-ARGUMENTS...
  path=$1 body=$2
  shift 2
  ask "$path" --header 'Content-Type: application/json' --data "$body" "$@"
}

give_up() { # EXIT-CODE
  jq -r '"\(.code // "no answer"): \(.detail // .title // "")\n\(.cure // "")"' "$work/answer" >&2 2>/dev/null || say "status $status"
  exit "$1"
}

# 1. Look: what would be done, and can it be done?
order=$(jq -n --arg node "$node" '{kind: "SWITCHOVER", target: $node}')
post "/v1/groups/$group/plans" "$order"
case $status in 200) ;; 000) say "nobody answers at $HANDOVER_URL"; exit 7 ;; *) give_up 3 ;; esac
jq -r '"\(.steps | length) steps, \(.directory.changes // 0) directory changes, hash \(.hash)",
  (.findings[] | "\(.severity): \(.detail)")' "$work/answer"
[ "$(jq -r .runnable "$work/answer")" = true ] || { say "cannot be run as things stand"; exit 3; }

# 2. Start: what was previewed, and nothing else. Without an answer it may have been started: asked again with the same key.
order=$(jq --arg reason "$reason" --argjson order "$order" '$order + {reason: $reason, planHash: .hash}' "$work/answer")
say "idempotency key $key"
for attempt in 1 2 3; do
  post "/v1/groups/$group/operations" "$order" --header "Idempotency-Key: $key"
  case $status in 000 | 503) sleep "$attempt" ;; *) break ;; esac
done
case $status in 200 | 202) ;; 000) exit 7 ;; *) give_up 3 ;; esac
id=$(jq -r .id "$work/answer")
say "operation $id"

# 3. Follow: an orchestrator that is away for a moment goes on where it was.
end=$(($(date +%s) + ${HANDOVER_LIMIT_SECONDS:-3600}))
while [ "$(date +%s)" -lt $end ]; do
  ask "/v1/operations/$id" --header 'Prefer: wait=20'
  [ "$status" = 200 ] || { say "no answer ($status), asking again"; sleep 2; continue; }
  state=$(jq -r .state "$work/answer")
  say "$state, $(jq '[.steps[] | select(.state == "SUCCEEDED")] | length' "$work/answer") of $(jq '.steps | length' "$work/answer") steps"
  case $state in
    SUCCEEDED) jq -r '"outage \(.outageSeconds // 0) s"' "$work/answer"; exit 0 ;;
    SUCCEEDED_WITH_EXCEPTIONS) jq -r '.exceptions[]' "$work/answer"; exit 9 ;;
    COMPENSATED) jq -r .turnedBack "$work/answer"; exit 5 ;;
    HALTED | PAUSED) jq -r '.halted // "paused"' "$work/answer"; exit 4 ;;
    FAILED | ABANDONED) jq -r '.turnedBack // .state' "$work/answer"; exit 1 ;;
  esac
  jq -e 'any(.steps[]; .state == "WAITING")' "$work/answer" >/dev/null && { say "a step waits for a person"; exit 4; }
done
say "not ended yet; it goes on"
exit 6
