# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
"""Asks a server about the call trees of a service.

trees.py SERVER calls SERVICE METHOD   how many calls of a method all trees have together
trees.py SERVER total SERVICE          how many calls of any method
trees.py SERVER shape SERVICE N        median nodes of the newest N trees
trees.py SERVER governed SERVICE       what its probe last told of its governor: methods demoted, the
                                       largest mean of one of them in nanoseconds (0: none was
                                       measured in this run), its own share of CPU and the share of
                                       requests recorded, in per cent
trees.py SERVER counter SERVICE NAME   what its probe last told of a counter of its own
"""

import json
import re
import statistics
import sys
import urllib.request

SERVER = sys.argv[1]


def get(path):
    with urllib.request.urlopen(SERVER + path) as answer:
        return json.load(answer), answer.headers.get("link", "")


def traces(service, limit=1000):
    """All traces of a service, newest first."""
    path = f"/api/v1/traces?service={service}&since=24h&limit={limit}"
    while path:
        page, link = get(path)
        yield from page
        following = re.search(r"<(?:https?://[^/]+)?([^>]+)>; *rel=\"next\"", link)
        path = following and following.group(1)


def trees(trace):
    return get(f"/api/v1/traces/{trace['traceId']}/tree")[0]["trees"]


def nodes(service):
    for trace in traces(service):
        for tree in trees(trace):
            yield from tree["nodes"]


def calls(service, method):
    return sum(node["count"] for node in nodes(service) if node["method"] == method)


def total(service):
    return sum(node["count"] for node in nodes(service))


def shape(service, number):
    newest = []
    for trace in traces(service, limit=min(int(number), 1000)):
        newest += trees(trace)
        if len(newest) >= int(number):
            break
    return statistics.median_low([len(tree["nodes"]) for tree in newest])


def governed(service):
    instances = get(f"/api/v1/levels?service={service}")[0]["instances"]
    if not instances:
        sys.exit(f"{service}: no process told of its governor (expected: one that ran for 20 seconds)")
    state = max(instances, key=lambda instance: int(instance["lastSeenUnixNanos"]))["state"]
    slowest = max((method["meanNanos"] for method in state["demoted"] if method["calls"]), default=0)
    return f"{len(state['demoted'])} {slowest} {100 * (state['cpuShare'] or 0):.2f} {100 * state['governedRatio']:.1f}"


def counter(service, name):
    probes = [probe for probe in get("/api/v1/probes")[0] if probe["service"] == service]
    return max(probes, key=lambda probe: int(probe["lastSeenUnixNanos"]))["counters"][name]


if __name__ == "__main__":
    questions = {"calls": calls, "total": total, "shape": shape, "governed": governed, "counter": counter}
    print(questions[sys.argv[2]](*sys.argv[3:]))
