/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes OTLP log records out of the engine's bodies, through a logger provider of our own, so that
 * the user's settings for logs do not matter. Used by one thread.
 */
final class Records {
  private final List<LogRecordData> made = new ArrayList<>();
  private final Logger logger;

  Records(Resource resource) {
    LogRecordProcessor collector =
        new LogRecordProcessor() {
          @Override
          public void onEmit(Context context, ReadWriteLogRecord record) {
            made.add(record.toLogRecordData());
          }
        };
    logger =
        SdkLoggerProvider.builder()
            .setResource(resource)
            .addLogRecordProcessor(collector)
            .build()
            .get("io.linescope.probe");
  }

  /** The records of the events, in their order. */
  List<LogRecordData> of(List<Event> events) {
    made.clear();
    for (Event event : events) {
      logger
          .logRecordBuilder()
          .setEventName(event.name)
          .setContext(event.context())
          .setTimestamp(event.unixNanos, TimeUnit.NANOSECONDS)
          .setBody(Value.of(event.body))
          .emit();
    }
    return new ArrayList<>(made);
  }
}
