# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
"""Asks a server about the call trees of a service.

trees.py SERVER calls SERVICE METHOD   how many calls of a method all trees have together
trees.py SERVER shape SERVICE N        of the newest N trees: median nodes, methods demoted
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


def calls(service, method):
    return sum(
        node["count"]
        for trace in traces(service)
        for tree in trees(trace)
        for node in tree["nodes"]
        if node["method"] == method
    )


def shape(service, number):
    newest = []
    for trace in traces(service, limit=min(int(number), 1000)):
        newest += trees(trace)
        if len(newest) >= int(number):
            break
    nodes = statistics.median_low([len(tree["nodes"]) for tree in newest])
    return f"{nodes} {max(len(tree['demoted']) for tree in newest)}"


if __name__ == "__main__":
    print({"calls": calls, "shape": shape}[sys.argv[2]](*sys.argv[3:]))
