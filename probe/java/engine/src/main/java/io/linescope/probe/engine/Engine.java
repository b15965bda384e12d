/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine;

import io.linescope.probe.boot.AllocationMeter;
import io.linescope.probe.boot.ChunkPool;
import io.linescope.probe.boot.Counter;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.boot.Timing;
import io.linescope.probe.boot.TreeSink;
import io.linescope.probe.engine.demote.Demoter;
import io.linescope.probe.engine.demote.Demotions;
import io.linescope.probe.engine.encode.Dictionary;
import io.linescope.probe.engine.encode.TreeEncoder;
import io.linescope.probe.engine.fold.Folder;
import io.linescope.probe.engine.fold.FragmentFold;
import io.linescope.probe.engine.fold.NodeTable;
import io.linescope.probe.engine.fold.TreePart;
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
  private static final int[] NONE = {};

  private final EngineSettings settings;
  private final Instrumentation instrumentation;
  private final Methods methods = new Methods();
  private final Demotions demotions;
  private final Demoter demoter;
  private final Dictionary dictionary;
  private final TreeEncoder encoder = new TreeEncoder();
  private final Folder folder;
  private final Transformer transformer;
  private volatile @Nullable TreeSink sink;
  private long resentNanos = System.nanoTime();

  private Engine(EngineSettings settings, Instrumentation instrumentation) {
    this.settings = settings;
    this.instrumentation = instrumentation;
    demotions = new Demotions(settings.isBudgeted() ? settings.stateFolder() : null);
    demoter = new Demoter(methods, demotions, instrumentation);
    dictionary = new Dictionary(methods, settings.epoch());
    folder = new Folder(settings, this::send);
    ClassWeaver weaver = new ClassWeaver(settings, methods, this::isDemoted);
    transformer = new Transformer(settings, weaver, demotions::seen);
  }

  /** Starts; classes loaded from now on are woven. */
  public static Engine start(EngineSettings settings, Instrumentation instrumentation) {
    ChunkPool.limit(settings.bufferBytes());
    Timing.exact(settings.timing() == EngineSettings.Timing.EXACT);
    AllocationMeter.isPresent();
    Engine engine = new Engine(settings, instrumentation);
    engine.folder.start();
    if (settings.isBudgeted()) {
      engine.demoter.start();
    }
    RequestTree.readBy(engine.folder);
    instrumentation.addTransformer(engine.transformer, true);
    return engine;
  }

  /** Demoted now, or in an earlier run of the same code. */
  private boolean isDemoted(int number) {
    if (!settings.isBudgeted()) {
      return false;
    }
    if (demotions.isDemoted(number)) {
      return true;
    }
    MethodName method = methods.method(number);
    String nameAndDescriptor = method.name() + method.descriptor();
    if (!demotions.isRemembered(method.className(), nameAndDescriptor)) {
      return false;
    }
    demotions.demote(number, method.className(), nameAndDescriptor);
    return true;
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
    int[] demoted = settings.isBudgeted() ? demotions.numbers() : NONE;
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
      noteUse(fragment.nodes());
    }
    for (int number : demoted) {
      dictionary.need(number);
    }
  }

  private void noteUse(NodeTable nodes) {
    for (int node = 1; node < nodes.size(); node++) {
      int method = nodes.method(node);
      dictionary.need(method);
      demoter.note(
          method, nodes.count(node), nodes.timedCount(node), Math.max(0, nodes.totalNanos(node)));
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
    demoter.stop();
    folder.stop();
    instrumentation.removeTransformer(transformer);
  }
}
