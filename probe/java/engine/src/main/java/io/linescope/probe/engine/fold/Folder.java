/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.boot.TreeReader;
import io.linescope.probe.engine.settings.EngineSettings;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The thread that turns events into trees, and hands on the parts that are due. */
public final class Folder implements TreeReader.Factory {
  private static final long TICK_MILLIS = 500;

  private final EngineSettings settings;
  private final Parts parts;
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final Set<TreeFold> live = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "linescope-fold");
  private volatile boolean stopped;

  /** Gets each part that is due, on the folding thread. */
  public interface Parts {
    void due(TreePart part);
  }

  public Folder(EngineSettings settings, Parts parts) {
    this.settings = settings;
    this.parts = parts;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  @Override
  public @Nullable TreeReader bound(RequestTree tree) {
    if (live.size() >= settings.maxLiveTrees()) {
      Counter.TREES_REFUSED.add(1);
      return null;
    }
    Counter.TREES_BOUND.add(1);
    return new TreeFold(tree, this, new Limits(settings), due());
  }

  private long due() {
    return System.nanoTime() + settings.openLimitNanos();
  }

  void open(TreeFold tree) {
    if (live.add(tree)) {
      tree.dueAgain(due());
    }
  }

  void fold(FragmentFold fragment) {
    work.add(fragment::read);
  }

  void check(TreeFold tree) {
    work.add(() -> sendIfQuiet(tree));
  }

  private void run() {
    long nextTick = System.nanoTime();
    while (!stopped || !work.isEmpty()) {
      try {
        Runnable next = work.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          next.run();
        }
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
          nextTick = now + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
          sendOverdue(now);
        }
      } catch (InterruptedException e) {
        stopped = true;
      } catch (Throwable e) {
        Counter.INTERNAL_ERRORS.add(1);
      }
    }
  }

  private void sendIfQuiet(TreeFold tree) {
    if (tree.isQuiet()) {
      live.remove(tree);
      send(tree.takePart(true));
    } else {
      open(tree);
    }
  }

  /**
   * Sends what has ended of trees that take too long. One of which nothing ends is forgotten until
   * something does, or a few threads that never return would keep all requests from being recorded.
   */
  private void sendOverdue(long now) {
    live.removeIf(tree -> tree.isOverdue(now) && !sendWhatEnded(tree));
  }

  private boolean sendWhatEnded(TreeFold tree) {
    TreePart part = tree.takePart(false);
    if (part == null) {
      return false;
    }
    Counter.TREES_OVERDUE.add(1);
    tree.dueAgain(due());
    parts.due(part);
    return true;
  }

  private void send(@Nullable TreePart part) {
    if (part != null) {
      parts.due(part);
    }
  }

  /** Sends what is there, complete or not, and stops. */
  public void stop() {
    work.add(
        () -> {
          for (TreeFold tree : live) {
            send(tree.takePart(tree.isQuiet()));
          }
        });
    stopped = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
