/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.probe.boot.Counter;
import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeliveryTest {
  private final Server server = new Server();
  private final AtomicInteger returns = new AtomicInteger();
  private final TreeDelivery delivery =
      new TreeDelivery(server, Resource.getDefault(), returns::incrementAndGet);

  @Test
  void tree_arrivesWithItsIds() {
    delivery.start();
    assertThat(delivery.offer(new byte[] {1, 2}, 0x0aL, 0x0bL, 0x0cL, 5)).isTrue();
    delivery.stop();
    LogRecordData record = server.taken.get(0);
    assertThat(record.getEventName()).isEqualTo("linescope.calltree");
    assertThat(record.getSpanContext().getTraceId()).isEqualTo("000000000000000a000000000000000b");
    assertThat(record.getSpanContext().getSpanId()).isEqualTo("000000000000000c");
    assertThat(record.getTimestampEpochNanos()).isEqualTo(5);
    assertThat(returns).hasValue(0);
  }

  @Test
  void events_ofAServerThatWasAwayAreKeptOrCounted() throws InterruptedException {
    server.away = true;
    delivery.start();
    int offered = 40;
    int refused = 0;
    for (int i = 0; i < offered; i++) {
      refused += delivery.offer(new byte[1 << 20], 0, 1, 1 + i, i) ? 0 : 1;
    }
    assertThat(refused).isBetween(20, 30);
    server.away = false;
    while (returns.get() == 0 || server.taken.size() + refused < offered) {
      Thread.sleep(10);
    }
    delivery.offer(new byte[1], 0, 1, 99, 0);
    delivery.stop();
    assertThat(server.taken).hasSize(offered - refused + 1).doesNotHaveDuplicates();
    assertThat(returns).hasValue(1);
  }

  @Test
  void stop_waitsForNoServerThatIsAway() {
    server.away = true;
    delivery.start();
    delivery.offer(new byte[1], 0, 1, 2, 3);
    long before = System.nanoTime();
    delivery.stop();
    assertThat(System.nanoTime() - before).isLessThan(4_000_000_000L);
    assertThat(server.taken).isEmpty();
  }

  @Test
  void events_thatTheServerRefusesAreCounted() {
    server.failure = answered(400);
    long before = Counter.PARTS_LOST.get();
    delivery.start();
    delivery.offerMethods(new byte[1], 2);
    delivery.offer(new byte[1], 0, 1, 2, 3);
    delivery.stop();
    assertThat(Counter.PARTS_LOST.get() - before).isEqualTo(1);
    assertThat(server.taken).isEmpty();
  }

  @Test
  void events_waitWhileTheTokenIsWrong() throws InterruptedException {
    server.failure = answered(401);
    delivery.start();
    delivery.offer(new byte[1], 0, 1, 2, 3);
    while (server.attempts.get() < 2) {
      Thread.sleep(10);
    }
    server.failure = null;
    while (returns.get() == 0) {
      Thread.sleep(10);
    }
    delivery.stop();
    assertThat(server.taken).hasSize(1);
  }

  @Test
  void outcome_isToldByTheStatus() {
    assertThat(Outcome.of(null)).isEqualTo(Outcome.AWAY);
    assertThat(Outcome.of(FailedExportException.httpFailedExceptionally(new IOException())))
        .isEqualTo(Outcome.AWAY);
    assertThat(Outcome.of(answered(503))).isEqualTo(Outcome.AWAY);
    assertThat(Outcome.of(answered(404))).isEqualTo(Outcome.BARRED);
    assertThat(Outcome.of(answered(413))).isEqualTo(Outcome.REFUSED);
  }

  private static FailedExportException answered(int status) {
    return FailedExportException.httpFailedWithResponse(
        new HttpResponse() {
          @Override
          public int getStatusCode() {
            return status;
          }

          @Override
          public String getStatusMessage() {
            return "";
          }

          @Override
          public byte[] getResponseBody() {
            return new byte[0];
          }
        });
  }

  private static final class Server implements LogRecordExporter {
    private final List<LogRecordData> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean away;
    private volatile FailedExportException failure;

    @Override
    public CompletableResultCode export(Collection<LogRecordData> logs) {
      attempts.incrementAndGet();
      if (failure != null) {
        return CompletableResultCode.ofExceptionalFailure(failure);
      }
      if (away) {
        return CompletableResultCode.ofFailure();
      }
      taken.addAll(logs);
      return CompletableResultCode.ofSuccess();
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
}
