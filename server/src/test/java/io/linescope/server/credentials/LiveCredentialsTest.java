/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linescope.query.access.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCredentialsTest {
  @TempDir private Path folder;
  private Path path;
  private CredentialsFile file;

  @BeforeEach
  void choose() {
    path = folder.resolve("credentials.properties");
    file = CredentialsFile.in(folder);
  }

  @Test
  void newFile_isNoticed() throws Exception {
    try (LiveCredentials live = LiveCredentials.open(file)) {
      assertThat(live.get()).isNull();
      NewCredentials first = file.replace();
      await(() -> live.get() != null);
      Accounts before = live.get();
      assertThat(before.ofToken(first.token())).isNotNull();

      NewCredentials second = file.replace();
      await(() -> live.get() != before);
      assertThat(live.get().ofToken(first.token())).isNull();
      assertThat(live.get().ofToken(second.token())).isNotNull();
    }
  }

  @Test
  void fileThatIsGoneOrBroken_opensNothing() throws Exception {
    NewCredentials made = file.replace();
    String text = file.read();
    try (LiveCredentials live = LiveCredentials.open(file)) {
      Accounts before = live.get();
      Files.delete(path);
      Thread.sleep(1_500);
      assertThat(live.get()).isSameAs(before);

      Files.writeString(path, text.replace("version=1", "version=9"));
      Thread.sleep(1_500);
      assertThat(live.get()).isSameAs(before);
      assertThat(live.get().ofToken(made.token())).isNotNull();
    }
  }

  @Test
  void brokenFile_isRefusedAtTheStart() throws IOException {
    Files.writeString(path, "version=9\n");

    assertThatThrownBy(() -> LiveCredentials.open(file)).hasMessageContaining("another version");
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not so").isLessThan(deadline);
      Thread.sleep(50);
    }
  }
}
