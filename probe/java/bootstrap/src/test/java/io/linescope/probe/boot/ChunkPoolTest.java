/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Threads that take and give as fast as they can, more than the pool has for all of them. */
class ChunkPoolTest {
  private static final int CHUNKS = 16;
  private static final int THREADS = 8;
  private static final int STEPS = 200_000;

  private final Set<Chunk> held = ConcurrentHashMap.newKeySet();

  /** How many are held. The set's own size is a sum of cells, wrong while others write. */
  private final AtomicInteger count = new AtomicInteger();

  private final LongAdder refused = new LongAdder();

  @Test
  void chunk_isHeldByOneAtATimeAndTheLimitHolds() throws Exception {
    ChunkPool.limit((long) CHUNKS * Chunk.BYTES);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (Future<?> done :
        threads.invokeAll(
            IntStream.range(0, THREADS)
                .mapToObj(i -> Executors.callable(this::takeAndGive))
                .toList())) {
      done.get();
    }
    threads.shutdown();
    assertThat(refused.sum()).isPositive();
    int forAll = CHUNKS - CHUNKS / 8;
    List<Chunk> taken =
        Stream.generate(ChunkPool::takeMore).limit(forAll).collect(Collectors.toList());
    assertThat(ChunkPool.takeMore()).isNull();
    taken.addAll(Stream.generate(ChunkPool::take).limit(CHUNKS - forAll).toList());
    assertThat(taken).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(ChunkPool.take()).isNull();
  }

  private void takeAndGive() {
    ArrayDeque<Chunk> mine = new ArrayDeque<>();
    for (int i = 0; i < STEPS; i++) {
      if (mine.isEmpty() || ThreadLocalRandom.current().nextBoolean()) {
        take(mine);
      } else {
        give(mine.pop());
      }
    }
    mine.forEach(this::give);
  }

  private void take(ArrayDeque<Chunk> mine) {
    Chunk chunk = ChunkPool.take();
    if (chunk == null) {
      refused.increment();
      return;
    }
    assertThat(held.add(chunk)).isTrue();
    assertThat(count.incrementAndGet()).isLessThanOrEqualTo(CHUNKS);
    mine.push(chunk);
  }

  private void give(Chunk chunk) {
    assertThat(held.remove(chunk)).isTrue();
    count.decrementAndGet();
    ChunkPool.give(chunk);
  }
}
