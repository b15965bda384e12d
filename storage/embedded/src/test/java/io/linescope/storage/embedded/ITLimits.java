/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Attributes;
import io.linescope.model.Resource;
import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.SpanKind;
import io.linescope.model.TraceId;
import io.linescope.storage.Batch;
import io.linescope.storage.OverloadedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is given more than its limits allow: what it acknowledges, it has. */
class ITLimits {
  private static final int SENDERS = 8;
  private static final int BATCHES = 400;
  private static final int SPANS_PER_BATCH = 50;
  private static final Resource BUSY =
      new Resource(Attributes.builder().put("service.name", "busy").build(), 0, List.of(), "");

  @TempDir Path folder;

  private final AtomicInteger kept = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @Test
  void moreThanWaitsForTheDisk_isRefusedWhole() throws Exception {
    assertExactly(EmbeddedSettings.in(folder).withQueueBytes(100_000));
  }

  @Test
  void moreThanIsSealed_isRefusedWhole() throws Exception {
    assertExactly(EmbeddedSettings.in(folder).withHotBytes(500_000));
  }

  private void assertExactly(EmbeddedSettings settings) throws Exception {
    try (EmbeddedStorage storage = EmbeddedStorage.open(settings)) {
      sendAll(storage);
      assertThat(kept.get() + refused.get()).isEqualTo(SENDERS * BATCHES);
      assertThat(refused).hasPositiveValue();
      assertThat(kept).hasPositiveValue();
      assertStored(storage);
      assertThat(storage.figures())
          .containsEntry("batches_refused_total", (long) refused.get())
          .containsEntry("duplicates_dropped_total", 0L);
      assertThat(storage.problems()).isEmpty();
    }
    try (EmbeddedStorage again = EmbeddedStorage.open(settings)) {
      assertStored(again);
    }
  }

  private void assertStored(EmbeddedStorage storage) {
    assertThat(storage.serviceNames().services())
        .singleElement()
        .satisfies(
            service -> assertThat(service.spans()).isEqualTo((long) kept.get() * SPANS_PER_BATCH));
  }

  private void sendAll(EmbeddedStorage storage) throws InterruptedException {
    List<Thread> senders = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      int number = sender;
      senders.add(new Thread(() -> send(storage, number)));
    }
    senders.forEach(Thread::start);
    for (Thread sender : senders) {
      sender.join();
    }
  }

  /** Does not wait for answers, as many senders together do not. */
  private void send(EmbeddedStorage storage, int sender) {
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      answers.add(storage.appender().append(batch(sender, batch)));
    }
    for (CompletableFuture<Void> answer : answers) {
      try {
        answer.join();
        kept.incrementAndGet();
      } catch (CompletionException e) {
        assertThat(e.getCause()).isInstanceOf(OverloadedException.class);
        refused.incrementAndGet();
      }
    }
  }

  private static Batch batch(int sender, int batch) {
    List<Span> spans = new ArrayList<>();
    for (int span = 1; span <= SPANS_PER_BATCH; span++) {
      spans.add(
          Span.builder(new TraceId(sender + 1, batch + 1), new SpanId(span))
              .name("work")
              .kind(SpanKind.SERVER)
              .time(1_000_000L * batch, 1_000_000L * batch + span)
              .resource(BUSY)
              .build());
    }
    return Batch.ofSpans(spans);
  }
}
