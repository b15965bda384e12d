/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linescope.it.process.Application;
import io.linescope.it.process.Command;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Programs;
import io.linescope.it.process.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which probe, in which environment: told with everything that is sent. */
class ITIdentity {
  @TempDir Path data;

  @Test
  void probeAndEnvironment_areToldEverywhere() throws Exception {
    String version = Command.run(Distribution.command(), "--version").output().trim();
    version = version.substring(version.lastIndexOf(' ') + 1);
    try (ServerProcess server = ServerProcess.start(data)) {
      run(server, "test");
      run(server, "production");

      JsonNode instances = server.get("/api/v1/services/Batch/instances");
      assertThat(instances.findValuesAsText("environment")).containsExactly("production", "test");
      assertThat(instances.findValuesAsText("probe")).containsOnly("linescope-probe");
      assertThat(instances.findValuesAsText("probeVersion")).containsOnly(version);
      JsonNode probes = server.get("/api/v1/probes");
      assertThat(probes.findValuesAsText("environment"))
          .containsExactlyInAnyOrder("production", "test");
      assertThat(probes.findValuesAsText("version")).containsOnly(version);
      JsonNode traces = traces(server, "--environment", "test");
      assertThat(traces).hasSize(1);
      assertThat(traces.get(0).path("environment").asText()).isEqualTo("test");
      assertThat(traces(server)).hasSize(2);
    }
  }

  private static void run(ServerProcess server, String environment) throws Exception {
    List<String> options = new ArrayList<>();
    options.add("-Dotel.resource.attributes=deployment.environment.name=" + environment);
    options.addAll(Programs.exactly(server.url(), "Batch", 1));
    try (Application application = Application.underProbe(JavaHome.of(17), options)) {
      application.awaitEnd();
    }
  }

  private static JsonNode traces(ServerProcess server, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("traces", "--server", server.url()));
    arguments.addAll(List.of("-o", "json"));
    arguments.addAll(List.of(options));
    Command command = Command.run(Distribution.command(), arguments.toArray(String[]::new));
    assertThat(command.exitCode()).as(command.errors()).isZero();
    return new ObjectMapper().readTree(command.output());
  }
}
