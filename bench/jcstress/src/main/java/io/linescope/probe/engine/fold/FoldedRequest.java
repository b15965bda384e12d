/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.ChunkPool;
import io.linescope.probe.boot.FragmentLog;
import io.linescope.probe.boot.FragmentReader;
import io.linescope.probe.boot.Fragments;
import io.linescope.probe.boot.Recorder;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.boot.TreeReader;
import io.linescope.probe.engine.settings.EngineSettings;

/** A request whose root has ended, and who folds it: the test, step by step. */
final class FoldedRequest implements TreeReader {
  /** Twice that many make more events than a chunk takes. */
  private static final int CALLS = 1_000;

  static {
    ChunkPool.limit(16 << 20);
  }

  private final RequestTree tree = RequestTree.open(0);
  private final Folder folder = new Folder(EngineSettings.builder().build(), part -> {});
  private TreeFold fold;
  private FragmentReader reader;

  /** Parts that are due so far, and the calls in them. */
  int parts;

  int calls;

  FoldedRequest() {
    RequestTree.readBy(this::bound);
    tree.bind(1, 2, 3);
    tree.rootEnded();
  }

  private TreeReader bound(RequestTree bound) {
    fold = (TreeFold) folder.bound(bound);
    return this;
  }

  /** A fragment on the current thread, with as many calls before the step as after it. */
  void run(Runnable step) {
    Fragments.Scope scope = Fragments.enter(tree, null, 0);
    call();
    step.run();
    call();
    scope.close();
  }

  private static void call() {
    for (int i = 0; i < CALLS; i += 2) {
      var outer = Recorder.enter(1);
      Recorder.exit(Recorder.enter(2));
      Recorder.exit(outer);
    }
  }

  /** Reads as the folding thread does. */
  void read() {
    fold.read();
  }

  /** Reads the last fragment that began as its own thread does. */
  void readAtOnce() {
    reader.fold();
  }

  /** Takes what is due. */
  void take() {
    TreePart part = fold.isQuiet() ? fold.takePart(true) : null;
    if (part != null) {
      parts++;
      part.fragments().forEach(fragment -> add(fragment.nodes()));
      part.release();
    }
  }

  private void add(NodeTable nodes) {
    for (int node = NodeTable.TOP + 1; node < nodes.size(); node++) {
      calls += (int) nodes.count(node);
    }
  }

  @Override
  public FragmentReader begun(FragmentLog fragment) {
    reader = fold.begun(fragment);
    return reader;
  }

  @Override
  public void buffersExhausted() {
    fold.buffersExhausted();
  }

  @Override
  public void rootEnded() {
    fold.rootEnded();
  }
}
