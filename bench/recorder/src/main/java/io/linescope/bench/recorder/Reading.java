/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.bench.recorder;

import io.linescope.probe.boot.Chunk;
import io.linescope.probe.boot.ChunkPool;
import io.linescope.probe.boot.FragmentLog;
import io.linescope.probe.boot.FragmentReader;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.boot.TreeReader;
import io.linescope.probe.engine.fold.Folder;
import io.linescope.probe.engine.settings.EngineSettings;

/**
 * Who reads events: here it is the recording thread itself, whenever a buffer is full, so that no
 * other thread disturbs and all that is done is in the figure.
 */
final class Reading {
  /** Gives buffers back unread: what remains is recording. */
  static TreeReader.Factory nothing() {
    return tree -> new Unread();
  }

  /** Folds them to trees, with the real folder. */
  static TreeReader.Factory folding() {
    Folder folder = new Folder(EngineSettings.builder().build(), part -> {});
    return tree -> new Folded(folder.bound(tree));
  }

  private static final class Unread implements TreeReader {
    @Override
    public FragmentReader begun(FragmentLog fragment) {
      return new GiveBack(fragment.first());
    }

    @Override
    public void buffersExhausted() {
      throw new AssertionError("a buffer is always free here");
    }

    @Override
    public void rootEnded() {}
  }

  private static final class GiveBack implements FragmentReader {
    private Chunk oldest;

    GiveBack(Chunk first) {
      oldest = first;
    }

    @Override
    public void chunkFilled() {
      for (Chunk next = oldest.next(); next != null; next = next.next()) {
        ChunkPool.give(oldest);
        oldest = next;
      }
    }

    @Override
    public void ended() {
      ChunkPool.give(oldest);
    }

    @Override
    public boolean fold() {
      return false;
    }
  }

  private static final class Folded implements TreeReader {
    private final TreeReader reader;

    Folded(TreeReader reader) {
      this.reader = reader;
    }

    @Override
    public FragmentReader begun(FragmentLog fragment) {
      return new FoldAtOnce(reader.begun(fragment));
    }

    @Override
    public void buffersExhausted() {
      throw new AssertionError("a buffer is always free here");
    }

    @Override
    public void rootEnded() {}
  }

  private static final class FoldAtOnce implements FragmentReader {
    private final FragmentReader reader;

    FoldAtOnce(FragmentReader reader) {
      this.reader = reader;
    }

    @Override
    public void chunkFilled() {
      if (!reader.fold()) {
        throw new AssertionError("nobody else folds");
      }
    }

    @Override
    public void ended() {
      reader.fold();
    }

    @Override
    public boolean fold() {
      return reader.fold();
    }
  }

  /** A request that is recorded from now on. */
  static RequestTree request(TreeReader.Factory readers) {
    RequestTree.readBy(readers);
    RequestTree tree = RequestTree.open(System.currentTimeMillis() * 1_000_000);
    tree.bind(1, 2, 3);
    return tree;
  }

  private Reading() {}
}
