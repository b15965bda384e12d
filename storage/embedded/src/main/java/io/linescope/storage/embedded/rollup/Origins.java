/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.model.Resource;
import io.linescope.storage.OperationFigures;
import io.linescope.storage.Scope;
import io.linescope.storage.ServiceInstances;
import io.linescope.storage.Topology;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;
import io.linescope.storage.embedded.row.SpanRow;
import io.linescope.storage.embedded.row.SpanRows;
import io.linescope.storage.embedded.row.TextAttribute;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The instances that a part has spans of. */
public final class Origins {
  /** Beyond so many, instances are kept apart no more; beyond twice as many, nor services. */
  private static final int MOST = 10_000;

  private static final TextAttribute ENVIRONMENT = new TextAttribute("deployment.environment.name");
  private static final TextAttribute INSTANCE = new TextAttribute("service.instance.id");

  private final Map<Key, Origin> origins = new HashMap<>();

  private final Map<Topology.Node, Topology.Node> services = new HashMap<>();

  // Spans come in groups of one resource, whose text is one object within a batch.
  private final Map<String, Origin> byResource = new HashMap<>();

  private record Key(Topology.Node service, String instance) {}

  /** Returns the origin of a span, which is seen by that. */
  Origin see(SpanRow row) {
    Origin origin = byResource.get(row.resource());
    if (origin == null) {
      origin = of(ENVIRONMENT.in(row.resource()), row.service(), INSTANCE.in(row.resource()));
      if (byResource.size() == MOST) {
        byResource.clear();
      }
      byResource.put(row.resource(), origin);
    }
    origin.see(row.startUnixNanos(), row.resource());
    return origin;
  }

  private Origin of(String environment, String service, String instance) {
    Key exact = new Key(node(environment, service), instance);
    Key key = origins.containsKey(exact) ? exact : withinLimits(exact);
    return origins.computeIfAbsent(key, made -> new Origin(made.service, made.instance));
  }

  /** One object for each service, so that maps find it without comparing texts. */
  private Topology.Node node(String environment, String service) {
    return services.computeIfAbsent(Topology.Node.service(environment, service), key -> key);
  }

  private Key withinLimits(Key exact) {
    if (origins.size() < MOST) {
      return exact;
    }
    return origins.size() < 2 * MOST
        ? new Key(exact.service, OperationFigures.OTHER)
        : new Key(otherService(exact), OperationFigures.OTHER);
  }

  private static Topology.Node otherService(Key exact) {
    return Topology.Node.service(exact.service.environment(), OperationFigures.OTHER);
  }

  Collection<Origin> all() {
    return origins.values();
  }

  void write(ByteWriter out) {
    out.number(origins.size());
    for (Origin origin : origins.values()) {
      out.text(origin.environment()).text(origin.name()).text(origin.instance);
      out.number(origin.firstSeen).number(origin.lastSeen).text(origin.resource);
    }
  }

  /** Passes on the instances of the scope among those that were written. */
  public static void read(ByteReader in, Scope scope, Consumer<ServiceInstances.Instance> action) {
    SpanRows rows = new SpanRows();
    for (int left = in.integer(); left > 0; left--) {
      String environment = in.text();
      String service = in.text();
      String instance = in.text();
      long firstSeen = in.number();
      long lastSeen = in.number();
      String resource = in.text();
      if (scope.hasService(environment, service)) {
        Resource told = rows.toResource(resource);
        action.accept(
            new ServiceInstances.Instance(
                environment, service, instance, firstSeen, lastSeen, told));
      }
    }
  }
}
