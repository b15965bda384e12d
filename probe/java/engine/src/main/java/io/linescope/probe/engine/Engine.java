/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine;

import io.linescope.probe.boot.ChunkPool;
import io.linescope.probe.boot.Clock;
import io.linescope.probe.boot.Counter;
import io.linescope.probe.boot.Recorder;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.boot.Timing;
import io.linescope.probe.boot.TreeSink;
import io.linescope.probe.engine.encode.Dictionary;
import io.linescope.probe.engine.encode.TreeEncoder;
import io.linescope.probe.engine.fold.Folder;
import io.linescope.probe.engine.fold.FragmentFold;
import io.linescope.probe.engine.fold.NodeTable;
import io.linescope.probe.engine.fold.TreePart;
import io.linescope.probe.engine.govern.Demotions;
import io.linescope.probe.engine.govern.Governor;
import io.linescope.probe.engine.govern.Loads;
import io.linescope.probe.engine.govern.Memory;
import io.linescope.probe.engine.govern.Retransformer;
import io.linescope.probe.engine.names.MethodName;
import io.linescope.probe.engine.names.Methods;
import io.linescope.probe.engine.settings.EngineSettings;
import io.linescope.probe.engine.weave.ClassWeaver;
import io.linescope.probe.engine.weave.Transformer;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Weaves the application's classes, records what bound requests run, and hands on their trees. */
public final class Engine {
  private static final long RESEND_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final EngineSettings settings;
  private final Methods methods = new Methods();
  private final Loads loads = new Loads();
  private final Demotions demotions;
  private final Governor governor;
  private final Dictionary dictionary;
  private final TreeEncoder encoder = new TreeEncoder();
  private final Folder folder;
  private final Weaving weaving;
  private volatile @Nullable TreeSink sink;
  private long resentNanos = System.nanoTime();

  private Engine(EngineSettings settings, Instrumentation instrumentation) {
    this.settings = settings;
    Memory memory = new Memory(settings.isBudgeted() ? settings.stateFolder() : null);
    demotions = new Demotions(methods, memory);
    Retransformer retransformer = new Retransformer(methods, instrumentation);
    governor = new Governor(loads, demotions, retransformer, settings.budget());
    dictionary = new Dictionary(methods, settings.epoch());
    folder = new Folder(settings, this::send);
    ClassWeaver weaver = new ClassWeaver(settings, methods, demotions::leavesOut);
    Transformer transformer = new Transformer(settings, weaver, memory::seen);
    weaving = new Weaving(instrumentation, transformer, retransformer, System::nanoTime);
  }

  /** Starts, and weaves nothing yet. */
  public static Engine start(EngineSettings settings, Instrumentation instrumentation) {
    Recorder.load();
    ChunkPool.limit(settings.bufferBytes());
    Timing.exact(settings.timing() == EngineSettings.Timing.EXACT);
    Clock.systemOnly(settings.clock() == EngineSettings.ClockSource.SYSTEM);
    Clock.compare();
    Engine engine = new Engine(settings, instrumentation);
    engine.governor.own(engine.folder.start());
    engine.governor.start();
    RequestTree.readBy(engine.folder);
    return engine;
  }

  /** Which of the application's classes are woven. */
  public Weaving weaving() {
    return weaving;
  }

  /** What keeps the price of recording within its budget. */
  public Governor governor() {
    return governor;
  }

  public Demotions demotions() {
    return demotions;
  }

  public MethodName method(int number) {
    return methods.method(number);
  }

  /** Names who takes trees; until then they are lost and counted. */
  public void sink(TreeSink newSink) {
    sink = newSink;
  }

  /** The server may have lost the names: they go out again before the next tree. */
  public void resendMethods() {
    dictionary.reset();
  }

  private void send(TreePart part) {
    int[] demoted = demotions.numbers();
    noteUse(part, demoted);
    Counter.PARTS_MADE.add(1);
    TreeSink to = sink;
    if (to == null) {
      Counter.PARTS_LOST.add(1);
      return;
    }
    long unixNanos = System.currentTimeMillis() * 1_000_000L;
    sendNames(to, unixNanos);
    RequestTree tree = part.tree();
    boolean taken =
        to.offer(
            encoder.encode(part, settings.epoch(), demoted),
            tree.traceIdHigh(),
            tree.traceIdLow(),
            tree.spanId(),
            unixNanos);
    if (!taken) {
      Counter.PARTS_LOST.add(1);
    }
  }

  private void noteUse(TreePart part, int[] demoted) {
    for (FragmentFold fragment : part.fragments()) {
      NodeTable nodes = fragment.nodes();
      loads.add(nodes);
      for (int node = 1; node < nodes.size(); node++) {
        dictionary.need(nodes.method(node));
      }
    }
    for (int number : demoted) {
      dictionary.need(number);
    }
  }

  private void sendNames(TreeSink to, long unixNanos) {
    if (System.nanoTime() - resentNanos > RESEND_NANOS) {
      resentNanos = System.nanoTime();
      dictionary.reset();
    }
    byte[] names = dictionary.unsent();
    if (names == null) {
      return;
    }
    if (to.offerMethods(names, unixNanos)) {
      dictionary.accepted();
    } else {
      Counter.NAMES_REFUSED.add(1);
    }
  }

  /** Stops recording and sends what is there. Woven methods stay, at the price of a check. */
  public void stop() {
    RequestTree.readBy(null);
    governor.stop();
    folder.stop();
    weaving.stop();
  }
}
