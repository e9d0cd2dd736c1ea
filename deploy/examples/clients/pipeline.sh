#!/bin/bash
# A job of a pipeline that moves a group before something is done to its server: the job is green only when the operation succeeded.
#
#   pipeline.sh GROUP NODE
#
# Run again in the same pipeline it goes on with the same operation, and starts no second one. It leaves plan.txt, report.html and report.json
# for the pipeline to keep.
#
# GitLab:   script: ['deploy/examples/clients/pipeline.sh mail exch2']
#           artifacts: {when: always, paths: [plan.txt, report.html, report.json]}
# Jenkins, GitHub and others: set PIPELINE to something that is the same when a job is run again.
#
# Environment: HANDOVER_URL, HANDOVER_TOKEN_FILE (a file variable of the pipeline, role operator), HANDOVER_CA_FILE, PIPELINE or CI_PIPELINE_ID,
#              HANDOVER (the command, default ./handover), HANDOVER_TIMEOUT (seconds, default 3600).
# Exit codes:  those of ./handover: 0 only when it succeeded; 9 with exceptions, 5 turned back, 4 waits for a person, 3 refused, 6 out of time
set -euo pipefail

[ $# -eq 2 ] || { sed -n '2,16s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
group=$1 node=$2
handover=${HANDOVER:-./handover}
pipeline=${PIPELINE:-${CI_PIPELINE_ID:?set PIPELINE to the number of this run}}

# Look, and leave what was seen. What cannot be run is refused below, with 3; a job that is started again has moved the group already, and goes on.
"$handover" move "$group" --to "$node" --plan | tee plan.txt || echo "pipeline.sh: the plan cannot be run as things stand" >&2

# The key is the pipeline's, not the job's: a job that is started again finds its operation.
key=pipeline-$pipeline-$group-$node
outcome=0
"$handover" move "$group" --to "$node" --reason "pipeline $pipeline" --key "$key" --wait --timeout "${HANDOVER_TIMEOUT:-3600}" | tee move.txt || outcome=$?

id=$(grep -oE '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}' move.txt | head -n 1 || true)
if [ -n "$id" ]; then
  "$handover" report "$id" --html report.html || true
  "$handover" report "$id" --json >report.json || true
fi
exit $outcome
