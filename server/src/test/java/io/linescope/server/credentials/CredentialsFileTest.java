/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linescope.query.access.Account;
import io.linescope.query.access.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsFileTest {
  @TempDir private Path folder;
  private Path path;
  private CredentialsFile file;

  @BeforeEach
  void choose() {
    path = folder.resolve("new/credentials.properties");
    file = CredentialsFile.in(folder.resolve("new"));
  }

  @Test
  void secrets_areRecognizedFromWhatIsKept() throws IOException {
    NewCredentials made = file.replace();
    Credentials kept = file.parse(file.read());

    assertThat(kept.ofToken(made.token())).extracting(Account::rights).asString().contains("SEND");
    assertThat(kept.ofToken(made.token()).rights()).doesNotContain(Right.USE);
    assertThat(kept.ofPassword("admin", made.password()).rights()).contains(Right.USE);
    assertThat(kept.ofPassword("admin", made.password())).as("once more").isNotNull();
  }

  @Test
  void otherSecrets_areNot() throws IOException {
    NewCredentials made = file.replace();
    Credentials kept = file.parse(file.read());

    assertThat(kept.ofToken(made.password())).isNull();
    assertThat(kept.ofToken("")).isNull();
    assertThat(kept.ofPassword("root", made.password())).isNull();
    assertThat(kept.ofPassword("admin", made.token())).isNull();
    assertThat(kept.ofPassword("admin", "")).isNull();
  }

  @Test
  void file_isItsOwnersAndHoldsNoSecret() throws IOException {
    NewCredentials made = file.replace();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(file.read()).doesNotContain(made.password(), made.token());
    assertThat(made.toString()).doesNotContain(made.password(), made.token());
    assertThat(path.getParent()).isDirectoryContaining(p -> p.equals(path));
    assertThat(Files.list(path.getParent())).hasSize(1);
  }

  @Test
  void secondTime_replacesBoth() throws IOException {
    NewCredentials first = file.replace();
    NewCredentials second = file.replace();
    Credentials kept = file.parse(file.read());

    assertThat(first.replaced()).isFalse();
    assertThat(second.replaced()).isTrue();
    assertThat(kept.ofToken(first.token())).isNull();
    assertThat(kept.ofPassword("admin", first.password())).isNull();
    assertThat(kept.ofToken(second.token())).isNotNull();
  }

  @Test
  void secrets_areLongEnoughAndNeverTheSame() throws IOException {
    NewCredentials first = file.replace();
    NewCredentials second = file.replace();

    assertThat(first.password()).matches("[0-9a-hjkmnp-tv-z]{26}").isNotEqualTo(second.password());
    assertThat(first.token()).matches("lst_[0-9a-hjkmnp-tv-z]{32}").isNotEqualTo(second.token());
  }

  @ParameterizedTest
  @CsvSource({
    "version=1, version=2, another version",
    "PBKDF2WithHmacSHA512, MD5, another password.kdf",
    "password.salt=, password.salt=x, not readable",
    "token.sha256, token.md5, not readable",
    "password.iterations=, password.iterations=-, not readable",
  })
  void brokenFile_isNamed(String sound, String broken, String message) throws IOException {
    file.replace();
    String text = file.read().replace(sound, broken);

    assertThatThrownBy(() -> file.parse(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(path + ": " + message);
  }
}
