/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.part;

import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;
import io.linescope.storage.embedded.row.SpanRow;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** What a part holds, in short: its time range and its services with their operations. */
public final class Contents {
  private final Map<String, Map<String, ServiceContents>> environments = new HashMap<>();
  private final boolean environmentsKnown;
  private long spans;
  private long minStart = Long.MAX_VALUE;
  private long maxStart = Long.MIN_VALUE;

  Contents() {
    this(true);
  }

  private Contents(boolean environmentsKnown) {
    this.environmentsKnown = environmentsKnown;
  }

  /** What a part holds of one service in one environment. */
  public static final class ServiceContents {
    private final TreeSet<String> operations = new TreeSet<>();
    private long spans;
    private long lastSeen = Long.MIN_VALUE;

    public long spans() {
      return spans;
    }

    public long lastSeenUnixNanos() {
      return lastSeen;
    }

    public Iterable<String> operations() {
      return operations;
    }
  }

  /** Is given each service of each environment. */
  public interface ServiceConsumer {
    void accept(String environment, String name, ServiceContents contents);
  }

  synchronized void add(SpanRow span, String environment) {
    ServiceContents service =
        environments
            .computeIfAbsent(environment, name -> new HashMap<>())
            .computeIfAbsent(span.service(), name -> new ServiceContents());
    service.operations.add(span.name());
    service.spans++;
    service.lastSeen = Math.max(service.lastSeen, span.startUnixNanos());
    spans++;
    minStart = Math.min(minStart, span.startUnixNanos());
    maxStart = Math.max(maxStart, span.startUnixNanos());
  }

  public synchronized long spans() {
    return spans;
  }

  /** Whether a span may have started in this range, the end exclusive. */
  public synchronized boolean overlaps(long fromUnixNanos, long toUnixNanos) {
    return spans > 0 && minStart < toUnixNanos && maxStart >= fromUnixNanos;
  }

  public synchronized boolean hasService(String name) {
    return environments.values().stream().anyMatch(services -> services.containsKey(name));
  }

  public synchronized boolean hasOtherService(String name) {
    return environments.values().stream()
        .flatMap(services -> services.keySet().stream())
        .anyMatch(service -> !service.equals(name));
  }

  /** False if it surely has no span of this environment. */
  public synchronized boolean mightHaveEnvironment(String name) {
    return !environmentsKnown || environments.containsKey(name);
  }

  public synchronized void forEachService(ServiceConsumer action) {
    environments.forEach(
        (environment, services) ->
            services.forEach((name, service) -> action.accept(environment, name, service)));
  }

  synchronized void write(ByteWriter out) {
    out.number(spans).number(minStart).number(maxStart).number(environments.size());
    environments.forEach((environment, services) -> write(out.text(environment), services));
  }

  private static void write(ByteWriter out, Map<String, ServiceContents> services) {
    out.number(services.size());
    services.forEach(
        (name, service) -> {
          out.text(name).number(service.spans).number(service.lastSeen);
          out.number(service.operations.size());
          service.operations.forEach(out::text);
        });
  }

  /**
   * Reads what was written.
   *
   * @param withEnvironments false for the first version of the format, which knew none
   */
  static Contents read(ByteReader in, boolean withEnvironments) {
    Contents contents = new Contents(withEnvironments);
    contents.spans = in.number();
    contents.minStart = in.number();
    contents.maxStart = in.number();
    for (long left = withEnvironments ? in.number() : 1; left > 0; left--) {
      contents.environments.put(withEnvironments ? in.text() : "", readServices(in));
    }
    return contents;
  }

  private static Map<String, ServiceContents> readServices(ByteReader in) {
    Map<String, ServiceContents> services = new HashMap<>();
    for (long left = in.number(); left > 0; left--) {
      ServiceContents service = new ServiceContents();
      services.put(in.text(), service);
      service.spans = in.number();
      service.lastSeen = in.number();
      for (long operations = in.number(); operations > 0; operations--) {
        service.operations.add(in.text());
      }
    }
    return services;
  }
}
