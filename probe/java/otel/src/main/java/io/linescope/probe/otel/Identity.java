/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.launch.Probe;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** How this process is named in what it sends: the server needs a service and an instance. */
final class Identity {
  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
  private static final AttributeKey<String> INSTANCE =
      AttributeKey.stringKey("service.instance.id");

  private static final AttributeKey<String> DISTRO =
      AttributeKey.stringKey("telemetry.distro.name");
  private static final AttributeKey<String> DISTRO_VERSION =
      AttributeKey.stringKey("telemetry.distro.version");

  private static volatile Resource completed;

  /**
   * Adds an instance and the host's addresses to OpenTelemetry's resource, unless it has them, and
   * says which distribution this is.
   */
  static Resource complete(Resource resource) {
    Resource identified = with(resource, INSTANCE, UUID.randomUUID().toString());
    completed = withDistribution(withAddresses(identified));
    return completed;
  }

  private static Resource withDistribution(Resource resource) {
    Probe probe = Probe.running();
    return probe == null || probe.version.isEmpty()
        ? resource
        : resource.merge(
            Resource.create(
                Attributes.of(DISTRO, "linescope-probe", DISTRO_VERSION, probe.version)));
  }

  /**
   * The resource of our own records: that of the spans. With a configuration file OpenTelemetry
   * lets nobody complete it; then it is read off a span that is never ended.
   */
  static Resource resource(Tracer tracer, String service) {
    if (completed == null) {
      Span span = tracer.spanBuilder("linescope").setNoParent().startSpan();
      Resource told =
          span instanceof ReadableSpan
              ? ((ReadableSpan) span).toSpanData().getResource()
              : Resource.empty();
      complete(with(told, SERVICE, service));
    }
    return completed;
  }

  private static Resource with(Resource resource, AttributeKey<String> key, String value) {
    String told = resource.getAttribute(key);
    return told == null || told.startsWith("unknown_service")
        ? resource.merge(Resource.create(Attributes.of(key, value)))
        : resource;
  }

  private static Resource withAddresses(Resource resource) {
    // Whatever its type: who says it in a setting can only say it as one text.
    boolean told =
        resource.getAttributes().asMap().keySet().stream()
            .anyMatch(key -> key.getKey().equals(HostAddresses.ATTRIBUTE.getKey()));
    List<String> addresses = told ? Collections.emptyList() : HostAddresses.all();
    return addresses.isEmpty()
        ? resource
        : resource.merge(Resource.create(Attributes.of(HostAddresses.ATTRIBUTE, addresses)));
  }

  private Identity() {}
}
