/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.service;

import io.linescope.model.AttributeValue;
import io.linescope.model.Attributes;
import io.linescope.storage.ServiceInstances.Instance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process as its resource tells of it; null is what it does not tell. */
record InstanceDocument(
    String environment,
    String service,
    String instance,
    String firstSeenUnixNanos,
    String lastSeenUnixNanos,
    @Nullable String host,
    List<String> ips,
    @Nullable Long pid,
    @Nullable String version,
    @Nullable String language,
    @Nullable String runtime,
    @Nullable String probe,
    @Nullable String probeVersion) {

  static InstanceDocument of(Instance instance) {
    Attributes told = instance.resource().attributes();
    return new InstanceDocument(
        instance.environment(),
        instance.service(),
        instance.instance(),
        Long.toString(instance.firstSeenUnixNanos()),
        Long.toString(instance.lastSeenUnixNanos()),
        told.text("host.name"),
        texts(told.get("host.ip")),
        told.get("process.pid") instanceof AttributeValue.Int pid ? pid.value() : null,
        told.text("service.version"),
        told.text("telemetry.sdk.language"),
        words(told.text("process.runtime.name"), told.text("process.runtime.version")),
        told.text("telemetry.distro.name"),
        told.text("telemetry.distro.version"));
  }

  private static List<String> texts(@Nullable AttributeValue value) {
    if (value instanceof AttributeValue.Text text) {
      return List.of(text.value());
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof AttributeValue.Array array) {
      for (AttributeValue element : array.values()) {
        texts.addAll(texts(element));
      }
    }
    return texts;
  }

  private static @Nullable String words(@Nullable String name, @Nullable String version) {
    return name == null || version == null ? name : name + " " + version;
  }
}
