/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the shop without any probe and compares its own counters with the written truth. */
class ITShopTruth {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Service> SERVICES = new LinkedHashMap<>();

  @BeforeAll
  static void open() throws IOException {
    start("courier");
    start("stock", "--courier.url=" + SERVICES.get("courier").url(), "--stocktaking.every=PT1H");
    Service stock = SERVICES.get("stock");
    start(
        "shop",
        "--stock.url=" + stock.url(),
        "--stock.levels=" + stock.said("levels"),
        "--stock.reviews=" + stock.said("reviews"));
  }

  @AfterAll
  static void close() {
    SERVICES.values().forEach(Service::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stocktaking", "order", "slow", "failing", "forget", "gift", "reviews"})
  void request_runsWhatIsWritten(String kind) throws Exception {
    JsonNode truth = JSON.readTree(Path.of("requests", kind + ".json").toFile());
    Map<String, Long> expected = new TreeMap<>();
    Map<String, Written> services = Written.of(truth);
    services.values().forEach(service -> service.addTo(expected));

    if (truth.has("request")) { // else it is done at the start, and then not for an hour
      JsonNode request = truth.get("request");
      int status =
          SERVICES.get("shop").send(request.get("method").asText(), request.get("path").asText());
      assertThat(status).isEqualTo(request.get("status").asInt());
    }
    assertThat(counted(services, total(expected))).isEqualTo(expected);
  }

  /** Waits for as many calls as there should be, then a little longer for those too many. */
  private static Map<String, Long> counted(Map<String, Written> services, long calls)
      throws Exception {
    Map<String, Long> counted = new TreeMap<>();
    long end = System.nanoTime() + 10_000_000_000L;
    for (boolean settled = false; !settled && System.nanoTime() < end; ) {
      settled = total(counted) >= calls;
      Thread.sleep(200);
      for (Map.Entry<String, Written> service : services.entrySet()) {
        String counters = SERVICES.get(service.getKey()).get("/counters");
        service.getValue().addCounted(JSON.readTree(counters), counted);
      }
    }
    return counted;
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void start(String name, String... args) throws IOException {
    Path jar = Path.of("..", name, "target", name + ".jar");
    SERVICES.put(name, Service.start(jar, args));
  }
}
