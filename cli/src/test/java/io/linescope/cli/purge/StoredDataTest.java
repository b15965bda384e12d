/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredDataTest {
  @TempDir Path folder;

  @BeforeEach
  void fill() throws Exception {
    for (String file : new String[] {"lock", "log/1", "segments/0001/spans", "control/journal"}) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "12345");
    }
  }

  @Test
  void recordedFiles_areCountedAndRemoved() throws Exception {
    StoredData stored = StoredData.in(folder);

    assertThat(stored.files())
        .containsExactlyInAnyOrder(folder.resolve("log/1"), folder.resolve("segments/0001/spans"));
    assertThat(stored.bytes()).isEqualTo(10);

    stored.remove();

    assertThat(folder.resolve("control/journal")).exists();
    assertThat(folder.resolve("log")).doesNotExist();
    assertThat(folder.resolve("segments")).doesNotExist();
  }

  /** Whatever somebody names by mistake is not emptied. */
  @Test
  void folderThatNoServerHad_isRefused() throws Exception {
    Files.delete(folder.resolve("lock"));

    assertThatThrownBy(() -> StoredData.in(folder))
        .hasMessage("--data: " + folder + " (expected: the data folder of a server)");
  }
}
