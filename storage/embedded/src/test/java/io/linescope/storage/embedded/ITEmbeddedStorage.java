/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.storage.Batch;
import io.linescope.storage.Storage;
import io.linescope.storage.testkit.CallTreesContract;
import io.linescope.storage.testkit.OperationFiguresContract;
import io.linescope.storage.testkit.ServiceInstancesContract;
import io.linescope.storage.testkit.ServiceNamesContract;
import io.linescope.storage.testkit.TopologyContract;
import io.linescope.storage.testkit.TraceSearchContract;
import io.linescope.storage.testkit.TracesContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract in each state that data can be in: hot, sealed, and read back from the log. */
class ITEmbeddedStorage {
  @TempDir Path folder;
  private EmbeddedStorage storage;

  @AfterEach
  void close() throws Exception {
    storage.close();
  }

  private void open(EmbeddedSettings settings) throws Exception {
    storage = EmbeddedStorage.open(settings);
  }

  /** Everything that a store is asked. */
  abstract class Everything
      implements TracesContract,
          TraceSearchContract,
          ServiceNamesContract,
          CallTreesContract,
          OperationFiguresContract,
          ServiceInstancesContract,
          TopologyContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class Hot extends Everything {
    @BeforeEach
    void openIt() throws Exception {
      open(EmbeddedSettings.in(folder));
    }

    @Override
    public void append(Batch batch) {
      storage.appender().append(batch).join();
    }
  }

  @Nested
  class Replayed extends Everything {
    @BeforeEach
    void openIt() throws Exception {
      open(EmbeddedSettings.in(folder));
    }

    @Override
    public void append(Batch batch) throws Exception {
      storage.appender().append(batch).join();
      storage.close();
      open(EmbeddedSettings.in(folder));
    }
  }

  /** Each batch becomes a segment of its own, so that every answer is put together. */
  @Nested
  class Sealed extends Everything {
    private EmbeddedSettings settings;

    @BeforeEach
    void openIt() throws Exception {
      EmbeddedSettings ordinary = EmbeddedSettings.in(folder);
      settings =
          new EmbeddedSettings(
              folder,
              1,
              1,
              ordinary.sealAge(),
              ordinary.hotBytes(),
              ordinary.queueBytes(),
              ordinary.memoryLimit());
      open(settings);
    }

    @Override
    public void append(Batch batch) throws Exception {
      long before = storage.figures().get("segments");
      storage.appender().append(batch).join();
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (storage.figures().get("segments") == before) {
        assertThat(System.nanoTime()).as(storage.problems().toString()).isLessThan(deadline);
        Thread.sleep(5);
      }
    }
  }

  @Nested
  class SealedAndReopened extends Sealed {
    @Override
    public void append(Batch batch) throws Exception {
      super.append(batch);
      storage.close();
      openIt();
    }
  }
}
