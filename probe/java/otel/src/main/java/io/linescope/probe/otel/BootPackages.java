/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.opentelemetry.javaagent.tooling.bootstrap.BootstrapPackagesBuilder;
import io.opentelemetry.javaagent.tooling.bootstrap.BootstrapPackagesConfigurer;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;

/** Lets application classes in OSGi and JBoss modules see the recorder. */
public final class BootPackages implements BootstrapPackagesConfigurer {
  @Override
  public void configure(BootstrapPackagesBuilder packages, ConfigProperties config) {
    packages.add("io.linescope.probe.boot");
  }
}
