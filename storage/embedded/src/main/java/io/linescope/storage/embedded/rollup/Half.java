/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.storage.Topology.Node;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;
import io.linescope.storage.embedded.row.SpanRow;

/**
 * What one span knows of a call whose other end is told by another.
 *
 * @param service the end that the span is of
 * @param otherwise the other end, if no other span tells it
 */
record Half(Node service, Node otherwise, long startUnixNanos, long durationNanos, boolean error) {

  static Half of(Node service, Node otherwise, SpanRow row) {
    return new Half(
        service,
        otherwise,
        row.startUnixNanos(),
        row.durationNanos(),
        row.statusCode() == SpanRow.ERROR);
  }

  void write(ByteWriter out, Nodes nodes) {
    out.number(nodes.number(service)).number(nodes.number(otherwise));
    out.number(startUnixNanos).number(durationNanos).number(error ? 1 : 0);
  }

  static Half read(ByteReader in, Nodes nodes) {
    return new Half(
        nodes.node(in.integer()),
        nodes.node(in.integer()),
        in.number(),
        in.number(),
        in.number() == 1);
  }
}
