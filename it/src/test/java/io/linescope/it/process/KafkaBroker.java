/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A broker of Kafka as a child process, alone and without a probe. */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final String CLUSTER = "MkU3OEVBNTcwNTJENDM2Qg";
  private static final String SETTINGS =
      """
      process.roles=broker,controller
      node.id=1
      controller.quorum.voters=1@127.0.0.1:%2$d
      listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
      advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
      controller.listener.names=CONTROLLER
      listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
      log.dirs=%3$s
      num.partitions=1
      offsets.topic.num.partitions=1
      offsets.topic.replication.factor=1
      group.initial.rebalance.delay.ms=0
      """;

  private final Application broker;
  private final String address;

  private KafkaBroker(Application broker, String address) {
    this.broker = broker;
    this.address = address;
  }

  /** Formats the folder and starts a broker on it. */
  public static KafkaBroker start(Path folder) throws IOException, InterruptedException {
    int port = Application.freePort();
    int controller = Application.freePort();
    Path log = Files.createDirectories(folder.resolve("log"));
    String text = SETTINGS.formatted(port, controller, log);
    String settings = Files.writeString(folder.resolve("server.properties"), text).toString();
    JavaHome java = JavaHome.of(17);
    String[] format = {"format", "-t", CLUSTER, "-c", settings};
    try (Application storage =
        Application.start(java, Programs.withLibraries("kafka.tools.StorageTool", format))) {
      storage.awaitEnd();
    }
    Application broker = Application.start(java, Programs.withLibraries("kafka.Kafka", settings));
    broker.output().await(line -> line.contains("Kafka Server started"), START);
    return new KafkaBroker(broker, "127.0.0.1:" + port);
  }

  public String address() {
    return address;
  }

  @Override
  public void close() throws InterruptedException {
    broker.close();
  }
}
