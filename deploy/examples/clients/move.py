#!/usr/bin/env python3
"""Moves a group with nothing but Python's own library: previews the move, starts it exactly as previewed, follows it to its end.

    move.py GROUP NODE REASON

Environment: HANDOVER_URL, HANDOVER_TOKEN_FILE (role operator); HANDOVER_CA_FILE: whom to trust, for https;
             HANDOVER_KEY: idempotency key, made when absent. The same key never starts a second operation.
Exit codes:  0 succeeded  1 failed  2 wrong usage  3 refused  4 waits for a person  5 turned back  6 out of time  7 nobody answers  9 with exceptions
"""

import json
import os
import ssl
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

ENDS = {"SUCCEEDED": 0, "SUCCEEDED_WITH_EXCEPTIONS": 9, "COMPENSATED": 5, "HALTED": 4, "PAUSED": 4, "FAILED": 1, "ABANDONED": 1}


class Refused(Exception):
    """The service said no, and why."""


class Orchestrator:
    def __init__(self, url, token, ca_file=None):
        self.url = url.rstrip("/")
        self.token = token
        self.tls = ssl.create_default_context(cafile=ca_file) if self.url.startswith("https:") else None

    def ask(self, path, body=None, headers=()):
        """The answer to a GET, or to a POST of a body."""
        request = urllib.request.Request(self.url + path, data=None if body is None else json.dumps(body).encode())
        request.add_header("Authorization", "Bearer " + self.token)
        request.add_header("Accept", "application/json, application/problem+json")
        if body is not None:
            request.add_header("Content-Type", "application/json")
        for name, value in headers:
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=60, context=self.tls) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as problem:
            if problem.code == 503:
                raise ConnectionError("503") from problem
            try:
                said = json.load(problem)
            except ValueError:
                said = {}
            raise Refused(f"{said.get('code', problem.code)}: {said.get('detail', '')} {said.get('cure', '')}".strip()) from problem
        except (urllib.error.URLError, TimeoutError) as nobody:
            raise ConnectionError(str(nobody)) from nobody


def say(text):
    print("move.py: " + text, file=sys.stderr, flush=True)


def start(orchestrator, path, order, key):
    """Without an answer it may have been started: asked again with the same key, which starts nothing twice."""
    for attempt in (1, 2, 3):
        try:
            return orchestrator.ask(path, order, [("Idempotency-Key", key)])
        except ConnectionError:
            if attempt == 3:
                raise
            time.sleep(attempt)


def follow(orchestrator, operation, limit):
    """An orchestrator that is away for a moment goes on where it was."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        try:
            now = orchestrator.ask("/v1/operations/" + operation, headers=[("Prefer", "wait=20")])
        except ConnectionError as away:
            say(f"no answer ({away}), asking again")
            time.sleep(2)
            continue
        done = sum(step["state"] == "SUCCEEDED" for step in now["steps"])
        say(f"{now['state']}, {done} of {len(now['steps'])} steps")
        if now["state"] in ENDS:
            print(now.get("halted") or now.get("turnedBack") or f"outage {now.get('outageSeconds', 0)} s", *now.get("exceptions", []), sep="\n")
            return ENDS[now["state"]]
        if any(step["state"] == "WAITING" for step in now["steps"]):
            say("a step waits for a person")
            return 4
    say("not ended yet; it goes on")
    return 6


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    group, node, reason = arguments
    with open(os.environ["HANDOVER_TOKEN_FILE"], encoding="ascii") as file:
        orchestrator = Orchestrator(os.environ["HANDOVER_URL"], file.read().strip(), os.environ.get("HANDOVER_CA_FILE"))
    path = "/v1/groups/" + urllib.parse.quote(group, safe="")
    order = {"kind": "SWITCHOVER", "target": node}
    try:
        plan = orchestrator.ask(path + "/plans", order)
        print(f"{len(plan['steps'])} steps, {plan.get('directory', {}).get('changes', 0)} directory changes, hash {plan['hash']}")
        for finding in plan["findings"]:
            print(f"{finding['severity']}: {finding['detail']}")
        if not plan["runnable"]:
            say("cannot be run as things stand")
            return 3
        key = os.environ.get("HANDOVER_KEY") or str(uuid.uuid4())
        say("idempotency key " + key)
        started = start(orchestrator, path + "/operations", {**order, "reason": reason, "planHash": plan["hash"]}, key)
        say("operation " + started["id"])
        return follow(orchestrator, started["id"], float(os.environ.get("HANDOVER_LIMIT_SECONDS", "3600")))
    except Refused as refused:
        say(str(refused))
        return 3
    except ConnectionError as nobody:
        say(f"nobody answers at {orchestrator.url}: {nobody}")
        return 7


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
