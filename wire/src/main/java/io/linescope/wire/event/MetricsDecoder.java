/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import io.linescope.model.ProbeReport;
import io.linescope.model.Resource;
import io.linescope.wire.MalformedException;
import io.linescope.wire.otlp.ResourceCodec;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Picks what probes count about themselves out of OTLP's metrics, and counts the rest. */
public final class MetricsDecoder {
  /** The scope of a probe's own metrics. */
  public static final String SCOPE = "io.linescope.probe";

  /** What their names begin with. */
  public static final String PREFIX = "linescope.probe.";

  private final List<ProbeReport> reports = new ArrayList<>();
  private long otherPoints;
  private long malformed;

  private MetricsDecoder() {}

  public static DecodedMetrics decode(List<ResourceMetrics> groups) {
    MetricsDecoder decoder = new MetricsDecoder();
    for (ResourceMetrics group : groups) {
      Resource resource = ResourceCodec.decode(group.getResource(), group.getSchemaUrl());
      group.getScopeMetricsList().forEach(scoped -> decoder.add(scoped, resource));
    }
    return new DecodedMetrics(decoder.reports, decoder.otherPoints, decoder.malformed);
  }

  private void add(ScopeMetrics scoped, Resource resource) {
    if (!scoped.getScope().getName().equals(SCOPE)) {
      otherPoints += points(scoped);
      return;
    }
    try {
      Origin origin = Origin.of(resource);
      Map<String, Long> counters = new TreeMap<>();
      long unixNanos = 0;
      for (Metric metric : scoped.getMetricsList()) {
        for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
          counters.put(word(metric), point.getAsInt());
          unixNanos = Math.max(unixNanos, point.getTimeUnixNano());
        }
      }
      String version = resource.attributes().text("telemetry.distro.version");
      reports.add(
          new ProbeReport(
              origin.service(),
              resource.environment(),
              origin.instance(),
              version == null ? "" : version,
              unixNanos,
              counters));
    } catch (MalformedException e) {
      malformed += points(scoped);
    }
  }

  private static String word(Metric metric) throws MalformedException {
    if (!metric.getName().startsWith(PREFIX)) {
      throw MalformedException.of("name", metric.getName(), PREFIX + "*");
    }
    return metric.getName().substring(PREFIX.length());
  }

  private static long points(ScopeMetrics scoped) {
    return scoped.getMetricsList().stream().mapToLong(MetricsDecoder::points).sum();
  }

  private static long points(Metric metric) {
    return switch (metric.getDataCase()) {
      case GAUGE -> metric.getGauge().getDataPointsCount();
      case SUM -> metric.getSum().getDataPointsCount();
      case HISTOGRAM -> metric.getHistogram().getDataPointsCount();
      case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getDataPointsCount();
      case SUMMARY -> metric.getSummary().getDataPointsCount();
      case DATA_NOT_SET -> 0;
    };
  }
}
