/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.model.SpanKind;
import io.linescope.storage.Topology.Node;
import io.linescope.storage.embedded.row.SpanRow;
import io.linescope.storage.embedded.row.TextAttribute;
import org.jspecify.annotations.Nullable;

/** What a span tells of its other end, in OpenTelemetry's words; the stable ones first. */
final class Peers {
  private static final TextAttribute[] DATABASE_SYSTEM = keys("db.system.name", "db.system");
  private static final TextAttribute[] DATABASE_NAMESPACE = keys("db.namespace", "db.name");
  private static final TextAttribute[] QUEUE_SYSTEM = keys("messaging.system");
  private static final TextAttribute[] QUEUE_NAME =
      keys("messaging.destination.name", "messaging.destination");
  private static final TextAttribute[] QUEUE_ACT =
      keys("messaging.operation.type", "messaging.operation");
  private static final TextAttribute[] ADDRESS =
      keys("server.address", "net.peer.name", "peer.service", "network.peer.address");

  private Peers() {}

  private static TextAttribute[] keys(String... keys) {
    TextAttribute[] attributes = new TextAttribute[keys.length];
    for (int i = 0; i < keys.length; i++) {
      attributes[i] = new TextAttribute(keys[i]);
    }
    return attributes;
  }

  /** Returns the database that a CLIENT span asks, null if it asks none. */
  static @Nullable Node database(String environment, SpanRow row) {
    String system =
        row.kind() == SpanKind.CLIENT.ordinal() ? first(DATABASE_SYSTEM, row.attributes()) : "";
    return system.isEmpty()
        ? null
        : new Node(
            Node.Kind.DATABASE,
            environment,
            first(DATABASE_NAMESPACE, row.attributes()),
            system,
            first(ADDRESS, row.attributes()));
  }

  /** Returns the queue that a span sends to or receives from, null if there is none. */
  static @Nullable Node queue(String environment, SpanRow row) {
    String system = first(QUEUE_SYSTEM, row.attributes());
    return system.isEmpty()
        ? null
        : new Node(Node.Kind.QUEUE, environment, first(QUEUE_NAME, row.attributes()), system, "");
  }

  /** Whether a span at a queue takes from it. */
  static boolean receives(SpanRow row) {
    return row.kind() == SpanKind.CONSUMER.ordinal()
        || (row.kind() == SpanKind.CLIENT.ordinal()
            && first(QUEUE_ACT, row.attributes()).equals("receive"));
  }

  /** Returns the host that a calling span names, its address empty if it names none. */
  static Node host(String environment, SpanRow row) {
    return new Node(Node.Kind.HOST, environment, "", "", first(ADDRESS, row.attributes()));
  }

  private static String first(TextAttribute[] keys, String attributes) {
    for (TextAttribute key : keys) {
      String value = key.in(attributes);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
