/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.ChunkPool;
import io.linescope.probe.boot.Counter;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.boot.TreeReader;
import io.linescope.probe.engine.settings.EngineSettings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that turns events into trees, and hands on the parts that are due.
 *
 * <p>It looks by itself what there is to do, at short intervals: to wake it would cost a request
 * more than all that it recorded. Only when much waits to be read is it woken.
 */
public final class Folder implements TreeReader.Factory {
  private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long STOP_MILLIS = 2_000;

  private final EngineSettings settings;
  private final Parts parts;
  private final Tables tables = new Tables();
  private final AtomicReference<@Nullable TreeFold> queue = new AtomicReference<>();
  private final Set<TreeFold> live = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "linescope-fold");
  private volatile boolean parked;
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

  /** Returns the thread that folds from now on. */
  public Thread start() {
    thread.start();
    return thread;
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

  Tables tables() {
    return tables;
  }

  void open(TreeFold tree) {
    if (live.add(tree)) {
      tree.dueAgain(due());
    }
  }

  void enqueue(TreeFold tree) {
    TreeFold head;
    do {
      head = queue.get();
      tree.behind = head;
    } while (!queue.compareAndSet(head, tree));
  }

  void wakeIfPressed() {
    if (parked && ChunkPool.isPressed()) {
      parked = false;
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    long nextTick = System.nanoTime();
    boolean idle = false;
    while (!stopped) {
      pause(idle ? IDLE_NANOS : BUSY_NANOS);
      idle = !foldAll();
      long now = System.nanoTime();
      if (now - nextTick >= 0) {
        nextTick = now + TICK_NANOS;
        sendOverdue(now);
      }
    }
    foldAll();
    sendRest();
  }

  private void pause(long nanos) {
    parked = true;
    if (!ChunkPool.isPressed() || queue.get() == null) {
      LockSupport.parkNanos(this, nanos);
    }
    parked = false;
  }

  /** Does what is queued; false: nothing was. */
  private boolean foldAll() {
    TreeFold next = oldestFirst(queue.getAndSet(null));
    boolean found = next != null;
    while (next != null) {
      TreeFold tree = next;
      next = tree.behind;
      tree.behind = null;
      guarded(() -> fold(tree));
    }
    return found;
  }

  private static @Nullable TreeFold oldestFirst(@Nullable TreeFold newest) {
    TreeFold turned = null;
    TreeFold next = newest;
    while (next != null) {
      TreeFold behind = next.behind;
      next.behind = turned;
      turned = next;
      next = behind;
    }
    return turned;
  }

  private void fold(TreeFold tree) {
    tree.read();
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
    guarded(() -> live.removeIf(tree -> tree.isOverdue(now) && !sendWhatEnded(tree)));
  }

  private boolean sendWhatEnded(TreeFold tree) {
    TreePart part = tree.takePart(false);
    if (part == null) {
      return false;
    }
    Counter.TREES_OVERDUE.add(1);
    tree.dueAgain(due());
    send(part);
    return true;
  }

  private void sendRest() {
    for (TreeFold tree : live) {
      guarded(() -> send(tree.takePart(tree.isQuiet())));
    }
  }

  private void send(@Nullable TreePart part) {
    if (part != null) {
      parts.due(part);
      part.release();
    }
  }

  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
    }
  }

  /** Sends what is there, complete or not, and stops. */
  public void stop() {
    stopped = true;
    LockSupport.unpark(thread);
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
