/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/** Posts protobuf to one address, with the client that OpenTelemetry's exporters use. */
final class Sender implements HttpSenderConfig {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final URI address;
  private final Map<String, List<String>> headers = new HashMap<>();

  private Sender(URI address, Map<String, String> headers) {
    this.address = address;
    headers.forEach((name, value) -> this.headers.put(name, Collections.singletonList(value)));
  }

  static HttpSender to(String address, Map<String, String> headers) {
    HttpSenderConfig config = new Sender(URI.create(address), headers);
    return ServiceLoader.load(HttpSenderProvider.class, Sender.class.getClassLoader())
        .iterator()
        .next()
        .createSender(config);
  }

  @Override
  public URI getEndpoint() {
    return address;
  }

  @Override
  public String getContentType() {
    return "application/x-protobuf";
  }

  @Override
  public Compressor getCompressor() {
    return null;
  }

  @Override
  public Duration getTimeout() {
    return ANSWER;
  }

  @Override
  public Duration getConnectTimeout() {
    return CONNECT;
  }

  @Override
  public Supplier<Map<String, List<String>>> getHeadersSupplier() {
    return () -> headers;
  }

  @Override
  public ProxyOptions getProxyOptions() {
    return null;
  }

  @Override
  public RetryPolicy getRetryPolicy() {
    return null;
  }

  @Override
  public SSLContext getSslContext() {
    return null;
  }

  @Override
  public X509TrustManager getTrustManager() {
    return null;
  }

  @Override
  public ExecutorService getExecutorService() {
    return null;
  }
}
