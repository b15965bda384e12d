/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import io.linescope.storage.embedded.part.HotTable;
import io.linescope.storage.embedded.part.Part;
import io.linescope.storage.embedded.part.Segment;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The parts that questions see.
 *
 * <p>A question holds the read lock while it reads, so that no table is dropped under it. A sealed
 * table is replaced by its segment under the write lock: a question sees the one or the other,
 * never both.
 */
final class Parts {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile List<Part> all;

  Parts(List<? extends Part> all) {
    this.all = List.copyOf(all);
  }

  interface Question<T> {
    T ask(List<Part> parts) throws SQLException, IOException;
  }

  <T> T ask(Question<T> question) throws SQLException, IOException {
    lock.readLock().lock();
    try {
      return question.ask(all);
    } finally {
      lock.readLock().unlock();
    }
  }

  void add(Part part) {
    lock.writeLock().lock();
    try {
      List<Part> more = new ArrayList<>(all);
      more.add(part);
      all = List.copyOf(more);
    } finally {
      lock.writeLock().unlock();
    }
  }

  void replace(HotTable sealed, Segment segment) throws SQLException {
    lock.writeLock().lock();
    try {
      List<Part> changed = new ArrayList<>(all);
      changed.set(changed.indexOf(sealed), segment);
      all = List.copyOf(changed);
      sealed.drop();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The parts at this moment, for figures: not to be read from. */
  List<Part> now() {
    return all;
  }
}
