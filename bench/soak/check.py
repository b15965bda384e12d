# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares what a soak printed with what arrived: check.py SERVER SERVICE OUTPUT [growth].

Every request must have a complete tree with exactly the calls and errors that the program wrote
down; if growth is to be checked, nothing may grow from the second quarter of the samples to the
last one.
"""

import collections
import json
import re
import statistics
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor

# Figures of a sample, and by how much each may grow: a share, and kilobytes or pieces.
GROWTH = {"heap kB": (0.05, 1024), "threads": (0, 2), "classes": (0.05, 10), "RSS kB": (0.05, 4096)}
READERS = 4
SHOWN = 5

server, service, output, *growing = sys.argv[1:]


def get(path):
    with urllib.request.urlopen(server + path) as answer:
        return json.load(answer), answer.headers.get("link", "")


def traces():
    path = f"/api/v1/traces?service={service}&since=24h&limit=1000"
    while path:
        page, link = get(path)
        yield from (trace["traceId"] for trace in page)
        following = re.search(r"<(?:https?://[^/]+)?([^>]+)>; *rel=\"next\"", link)
        path = following and following.group(1)


def problem(trace, truth):
    """What is wrong with a trace's tree; None: nothing."""
    trees = get(f"/api/v1/traces/{trace}/tree")[0]["trees"]
    if len(trees) != 1 or not trees[0]["complete"] or trees[0]["notes"]:
        return f"{trace}: trees: {[(tree['complete'], tree['notes']) for tree in trees]} (expected: one, complete)"
    counted = collections.defaultdict(lambda: [0, 0])
    for node in trees[0]["nodes"]:
        method = counted[f"{node['class']}#{node['method']}"]
        method[0] += node["count"]
        method[1] += node["errors"]
    wrong = {m: (counted.get(m), expected) for m, expected in truth.items() if counted.get(m) != expected}
    return f"{trace}: calls and errors, expected: {wrong}" if wrong else None


def growth(samples):
    """A line for each figure that grew."""
    for column, (name, (share, slack)) in enumerate(GROWTH.items()):
        quarter = len(samples) // 4
        early = statistics.median(sample[column] for sample in samples[quarter : 2 * quarter])
        late = statistics.median(sample[column] for sample in samples[-quarter:])
        grew = late > early * (1 + share) + slack
        print(f"{name:8} {early:10.0f} then {late:10.0f} at the end{'  GREW' if grew else ''}")
        if grew:
            yield f"{name}: from {early:.0f} to {late:.0f}"


truth, samples, requests = {}, [], 0
for line in open(output):
    kind, *words = line.split()
    if kind == "truth":
        truth[words[0]] = [int(words[1]), int(words[2])]
    elif kind == "sample":
        samples.append([int(word) for word in words[1:]])
    elif kind == "requests":
        requests = int(words[0])

problems = list(growth(samples)) if growing else []
found = list(traces())
with ThreadPoolExecutor(READERS) as readers:
    problems += filter(None, readers.map(lambda trace: problem(trace, truth), found))
if not requests or len(found) != requests:
    problems.append(f"traces: {len(found)} (expected: {requests}, one for each request)")
print(f"requests {requests}, trees {len(found)}, problems {len(problems)}")
print("\n".join(problems[:SHOWN]))
sys.exit(1 if problems else 0)
