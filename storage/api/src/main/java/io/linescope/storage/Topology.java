/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import io.linescope.model.Red;
import java.util.function.Consumer;

/** Answers: who calls whom? */
public interface Topology {
  /**
   * Passes on the edges that have calls in the scope, by the minute in which the calls began, in no
   * particular order. The same edge and minute MAY come in several pieces, which add up. An edge
   * belongs to a service and its environment if either end does.
   *
   * <p>Of each stored span, by its kind and attributes:
   *
   * <ul>
   *   <li>CLIENT with {@code db.system.name} or {@code db.system}: its service calls a database;
   *   <li>with {@code messaging.system}: its service sends to a queue (PRODUCER, CLIENT), or is
   *       called by one (CONSUMER, and CLIENT that receives);
   *   <li>other CLIENT and PRODUCER spans: its service calls the service of each SERVER or CONSUMER
   *       span whose parent it is, wherever and whenever that one was appended; if there is none,
   *       it calls a host;
   *   <li>other SERVER and CONSUMER spans: without a calling span their service is called from
   *       outside, unless the parent is known to be in the same process.
   * </ul>
   *
   * <p>Duration and outcome are the caller's where its span is there. A call is to be seen as soon
   * as its first span is. A store MAY limit how long and how many spans wait for the other end, and
   * how many nodes it keeps apart, and MUST count what is beyond.
   *
   * @param action must not ask the store
   */
  void forEach(Scope scope, Consumer<EdgeMinute> action);

  /**
   * The calls along an edge within a minute.
   *
   * @param from the calling end
   * @param to the called end
   * @param minuteUnixNanos where the minute begins
   * @param red to be read only
   */
  record EdgeMinute(Node from, Node to, long minuteUnixNanos, Red red) {}

  /**
   * An end of an edge. What does not apply is empty.
   *
   * @param kind what it is
   * @param environment the environment of the service, or of the service at the other end
   * @param name of a service its name, of a database its namespace, of a queue its destination
   * @param system of a database {@code db.system.name}, of a queue {@code messaging.system}
   * @param address of a host or database its {@code server.address}
   */
  record Node(Kind kind, String environment, String name, String system, String address) {
    /** What a node is. New kinds come last: their numbers are stored. */
    public enum Kind {
      OUTSIDE,
      SERVICE,
      DATABASE,
      QUEUE,
      HOST
    }

    public static Node service(String environment, String name) {
      return new Node(Kind.SERVICE, environment, name, "", "");
    }

    /** Whoever calls and is not known. */
    public static Node outside(String environment) {
      return new Node(Kind.OUTSIDE, environment, "", "", "");
    }
  }
}
