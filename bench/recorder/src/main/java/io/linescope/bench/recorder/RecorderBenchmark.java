/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.bench.recorder;

import io.linescope.probe.boot.ChunkPool;
import io.linescope.probe.boot.Fragments;
import io.linescope.probe.boot.Timing;
import io.linescope.probe.boot.TreeReader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds a call, in a nest of ten, in each state that a thread can be in. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Nest.DEPTH)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecorderBenchmark {
  private static final int POOL_BYTES = 1 << 20;

  /** A value that nobody can foretell. */
  @State(Scope.Thread)
  public static class Value {
    long value = System.nanoTime();
  }

  /** Another thread records, this one does not. */
  @State(Scope.Benchmark)
  public static class Neighbour {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private Thread thread;

    @Setup
    public void begin() throws InterruptedException {
      ChunkPool.limit(POOL_BYTES);
      thread = new Thread(this::record, "neighbour");
      thread.start();
      begun.await();
    }

    private void record() {
      Fragments.Scope scope = Fragments.enter(Reading.request(Reading.nothing()), null, 3);
      begun.countDown();
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      scope.close();
    }

    @TearDown
    public void end() throws InterruptedException {
      over.countDown();
      thread.join();
    }
  }

  /** Something was recorded before, nothing is now. */
  @State(Scope.Thread)
  public static class Afterwards extends Value {
    private static final int CALLS = 100_000;

    @Setup
    public void recordAndEnd() {
      ChunkPool.limit(POOL_BYTES);
      Timing.ensure(Nest.THROW);
      Fragments.Scope scope = Fragments.enter(Reading.request(Reading.nothing()), null, 3);
      for (int i = 0; i < CALLS; i++) {
        value += Nest.wovenCall(i, Nest.DEPTH);
      }
      scope.close();
    }
  }

  /** This thread records, and whoever reads it reads it here; a request for each iteration. */
  public abstract static class Recording extends Value {
    private Fragments.Scope scope;

    abstract TreeReader.Factory readers();

    abstract boolean isExact();

    @Setup
    public void begin() {
      ChunkPool.limit(POOL_BYTES);
      Timing.exact(isExact());
      Timing.ensure(Nest.THROW);
    }

    @Setup(Level.Iteration)
    public void beginRequest() {
      scope = Fragments.enter(Reading.request(readers()), null, 3);
    }

    @TearDown(Level.Iteration)
    public void endRequest() {
      scope.close();
    }
  }

  /** The clock is read for few of the short calls. */
  @State(Scope.Thread)
  public static class Adaptive extends Recording {
    @Override
    TreeReader.Factory readers() {
      return Reading.nothing();
    }

    @Override
    boolean isExact() {
      return false;
    }
  }

  /** The clock is read twice for each call. */
  @State(Scope.Thread)
  public static class Exact extends Recording {
    @Override
    TreeReader.Factory readers() {
      return Reading.nothing();
    }

    @Override
    boolean isExact() {
      return true;
    }
  }

  /** As adaptive, and the same thread makes the tree. */
  @State(Scope.Thread)
  public static class Folding extends Recording {
    @Override
    TreeReader.Factory readers() {
      return Reading.folding();
    }

    @Override
    boolean isExact() {
      return false;
    }
  }

  @Benchmark
  public long plain(Value state) {
    return Nest.plainCall(state.value, Nest.DEPTH);
  }

  @Benchmark
  public long nothingTraced(Value state) {
    return Nest.wovenCall(state.value, Nest.DEPTH);
  }

  @Benchmark
  public long nothingTracedAnyMore(Afterwards state) {
    return Nest.wovenCall(state.value, Nest.DEPTH);
  }

  @Benchmark
  public long anotherThreadTraced(Value state, Neighbour neighbour) {
    return Nest.wovenCall(state.value, Nest.DEPTH);
  }

  /** A single call, which the compiler does not put into its caller. */
  @Benchmark
  @OperationsPerInvocation(1)
  public long leafPlain(Value state) {
    return Nest.plainLeaf(state.value);
  }

  @Benchmark
  @OperationsPerInvocation(1)
  public long leafNothingTraced(Value state) {
    return Nest.wovenLeaf(state.value);
  }

  @Benchmark
  public long tracedAdaptive(Adaptive state) {
    return Nest.wovenCall(state.value, Nest.DEPTH);
  }

  @Benchmark
  public long tracedExact(Exact state) {
    return Nest.wovenCall(state.value, Nest.DEPTH);
  }

  @Benchmark
  public long tracedAdaptiveAndFolded(Folding state) {
    return Nest.wovenCall(state.value, Nest.DEPTH);
  }

  @Benchmark
  public long exceptionPlain(Value state) {
    try {
      return Nest.plainThrow(Nest.DEPTH);
    } catch (Nest.Refusal e) {
      return state.value;
    }
  }

  @Benchmark
  public long exceptionTraced(Adaptive state) {
    try {
      return Nest.wovenThrow(Nest.DEPTH);
    } catch (Nest.Refusal e) {
      return state.value;
    }
  }

  /** What the clock itself costs here: an exact call reads it twice. */
  @Benchmark
  @OperationsPerInvocation(1)
  public long nanoTime() {
    return System.nanoTime();
  }
}
