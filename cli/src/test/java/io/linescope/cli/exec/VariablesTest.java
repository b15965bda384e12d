/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
  /** A real shell reads it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "with blanks  inside",
        "it's",
        "$HOME `id` $(id) \\ \" ; & | *",
        "one\ntwo",
        "",
        "-n"
      })
  void value_reachesTheCommandAsItIs(String value) throws Exception {
    Variables variables = new Variables().set("FIRST", "1").set("SECOND", value);

    assertThat(run(variables.exports() + "printenv FIRST SECOND")).isEqualTo("1\n" + value + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "/opt/probe.jar | | -javaagent:/opt/probe.jar",
        "/opt/probe.jar | -Xmx1g | -javaagent:/opt/probe.jar -Xmx1g",
        "/opt/probe.jar | -Xmx1g -javaagent:/opt/probe.jar | -Xmx1g -javaagent:/opt/probe.jar",
        "/my files/probe.jar | | \"-javaagent:/my files/probe.jar\"",
      })
  void toolOptions_haveTheProbeOnceAndKeepTheRest(String probe, String before, String options) {
    assertThat(Variables.toolOptions(Path.of(probe), before)).isEqualTo(options);
  }

  private static String run(String script) throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", script).start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    return output;
  }
}
