/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.self;

import io.linescope.storage.Appender;
import io.linescope.storage.Batch;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Puts spans into the server's own store, where nothing is made of them but what is stored: over
 * OTLP, receiving them would be work to be told of again.
 */
final class StoreExporter implements SpanExporter {
  private final Supplier<Appender> appender;
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  StoreExporter(Supplier<Appender> appender) {
    this.appender = appender;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = new CompletableResultCode();
    Batch batch = Batch.ofSpans(spans.stream().map(OwnSpan::of).toList());
    var unused =
        appender
            .get()
            .append(batch)
            .whenComplete(
                (done, error) -> {
                  (error == null ? stored : lost).addAndGet(spans.size());
                  if (error == null) {
                    result.succeed();
                  } else {
                    result.fail();
                  }
                });
    return result;
  }

  long stored() {
    return stored.get();
  }

  long lost() {
    return lost.get();
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
