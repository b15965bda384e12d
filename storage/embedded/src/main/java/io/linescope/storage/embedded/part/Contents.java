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
import java.util.function.BiConsumer;

/** What a part holds, in short: its time range and its services with their operations. */
public final class Contents {
  private final Map<String, ServiceContents> services = new HashMap<>();
  private long spans;
  private long minStart = Long.MAX_VALUE;
  private long maxStart = Long.MIN_VALUE;

  /** What a part holds of one service. */
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

  synchronized void add(SpanRow span) {
    ServiceContents service =
        services.computeIfAbsent(span.service(), name -> new ServiceContents());
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
    return services.containsKey(name);
  }

  public synchronized void forEachService(BiConsumer<String, ServiceContents> action) {
    services.forEach(action);
  }

  synchronized void write(ByteWriter out) {
    out.number(spans).number(minStart).number(maxStart).number(services.size());
    services.forEach(
        (name, service) -> {
          out.text(name).number(service.spans).number(service.lastSeen);
          out.number(service.operations.size());
          service.operations.forEach(out::text);
        });
  }

  static Contents read(ByteReader in) {
    Contents contents = new Contents();
    contents.spans = in.number();
    contents.minStart = in.number();
    contents.maxStart = in.number();
    for (long left = in.number(); left > 0; left--) {
      ServiceContents service = new ServiceContents();
      contents.services.put(in.text(), service);
      service.spans = in.number();
      service.lastSeen = in.number();
      for (long operations = in.number(); operations > 0; operations--) {
        service.operations.add(in.text());
      }
    }
    return contents;
  }
}
