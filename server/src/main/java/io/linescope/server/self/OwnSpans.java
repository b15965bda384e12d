/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.self;

import com.linecorp.armeria.server.ServerBuilder;
import io.linescope.collector.Receipts;
import io.linescope.storage.Appender;
import io.linescope.storage.Batch;
import io.linescope.storage.embedded.Works;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's own spans, made with OpenTelemetry's SDK and kept in its own store: service {@code
 * linescope}.
 *
 * <p>They do not feed on themselves. The store gets them past the receivers. Receipts of what a
 * Linescope server told of itself make no span, nor does the sealing of tables that hold little
 * else; and of requests and receipts only so many in a second make one.
 */
public final class OwnSpans implements Receipts, Works, AutoCloseable {
  /** The service that they are of. */
  public static final String SERVICE = "linescope";

  private static final int REQUESTS_PER_SECOND = 10;
  private static final int RECEIPTS_PER_SECOND = 1;
  private static final int SEALED_FROM = 1_000;
  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final long STOP_SECONDS = 2;

  private final StoreExporter exporter;
  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private final PerSecond receipts = new PerSecond(RECEIPTS_PER_SECOND);

  /**
   * Begins to make spans.
   *
   * @param appender where they are stored, asked when there are some
   */
  public OwnSpans(Supplier<Appender> appender, String version) {
    exporter = new StoreExporter(appender);
    provider =
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().merge(Resource.create(identity(version))))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).setScheduleDelay(DELAY).build())
            .build();
    tracer = provider.get("io.linescope.server");
  }

  private static Attributes identity(String version) {
    return Attributes.builder()
        .put("service.name", SERVICE)
        .put("service.version", version)
        .put("service.instance.id", SelfTrees.instance())
        .put("process.pid", ProcessHandle.current().pid())
        .put("process.runtime.name", System.getProperty("java.runtime.name", "Java"))
        .put("process.runtime.version", System.getProperty("java.runtime.version", ""))
        .build();
  }

  /** Makes spans of the requests to the API. */
  public void watch(ServerBuilder server) {
    server.decoratorUnder("/api/", new ApiSpans(tracer, new PerSecond(REQUESTS_PER_SECOND)));
  }

  @Override
  public void answered(String signal, Batch batch, long nanos, @Nullable Throwable error) {
    if (isOwn(batch) || !receipts.pass()) {
      return;
    }
    Instant now = Instant.now();
    Span span =
        tracer
            .spanBuilder("receive " + signal)
            .setNoParent()
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(now.minusNanos(nanos))
            .setAttribute("linescope.spans", batch.spans().size())
            .setAttribute("linescope.call_tree_parts", batch.callTrees().size())
            .startSpan();
    end(span, error, now);
  }

  private static boolean isOwn(Batch batch) {
    return batch.spans().stream().allMatch(span -> span.resource().service().equals(SERVICE))
        && batch.callTrees().stream().allMatch(tree -> tree.service().equals(SERVICE));
  }

  @Override
  public Work begin(String name, long spans) {
    if (name.equals("seal") && spans < SEALED_FROM) {
      return Works.NONE.begin(name, spans);
    }
    Span span =
        tracer
            .spanBuilder(name)
            .setNoParent()
            .setSpanKind(SpanKind.INTERNAL)
            .setAttribute("linescope.spans", spans)
            .startSpan();
    return error -> end(span, error, Instant.now());
  }

  private static void end(Span span, @Nullable Throwable error, Instant when) {
    if (error != null) {
      span.setStatus(StatusCode.ERROR, error.toString());
    }
    span.end(when);
  }

  /** Returns what became of them, by name as Prometheus writes it. */
  public Map<String, Long> figures() {
    return Map.of(
        "linescope_own_spans_total", exporter.stored(),
        "linescope_own_spans_lost_total", exporter.lost());
  }

  /** Stores what is still under way, for a short while. */
  @Override
  public void close() {
    var unused = provider.shutdown().join(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
