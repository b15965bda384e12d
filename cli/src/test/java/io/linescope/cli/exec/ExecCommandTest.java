/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.exec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linescope.cli.FailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecCommandTest {
  @TempDir Path folder;

  @Test
  void program_isFoundOnThePathAndByItsOwn() throws Exception {
    Path program = Files.createFile(folder.resolve("program"));
    assertThatThrownBy(() -> ExecCommand.requireCommand("program", folder.toString()))
        .as("not executable")
        .isInstanceOf(FailedException.class);

    program.toFile().setExecutable(true);

    assertThatCode(() -> ExecCommand.requireCommand("program", "/nowhere:" + folder))
        .doesNotThrowAnyException();
    assertThatCode(() -> ExecCommand.requireCommand(program.toString(), null))
        .doesNotThrowAnyException();
  }

  @Test
  void folder_isNoProgram() {
    assertThatThrownBy(() -> ExecCommand.requireCommand(folder.toString(), null))
        .hasMessage("exec: " + folder + " (expected: a program on the PATH, or the path of one)");
  }
}
