/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.model.AttributeValue;
import io.linescope.model.Attributes;
import io.linescope.model.Red;
import io.linescope.model.Resource;
import io.linescope.model.SpanKind;
import io.linescope.storage.OperationFigures.OperationMinute;
import io.linescope.storage.Scope;
import io.linescope.storage.ServiceInstances.Instance;
import io.linescope.storage.Topology.EdgeMinute;
import io.linescope.storage.Topology.Node;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services, figures and the map on a real server, held against their description. */
class ServiceApiTest {
  private static final long MINUTE = Scope.MINUTE_NANOS;
  private static final String RANGE = "from=0&to=" + 10 * MINUTE;
  private static final Node SHOP = Node.service("prod", "shop");
  private static final Node STOCK = Node.service("prod", "stock");
  private static final Node DATABASE =
      new Node(Node.Kind.DATABASE, "prod", "orders", "postgresql", "db.example");
  private static final InMemoryStorage STORAGE = new InMemoryStorage();

  @TempDir private static Path folder;
  private static ApiServer server;

  @BeforeAll
  static void start() throws Exception {
    server = ApiServer.start(STORAGE, folder);
    STORAGE.minutes =
        List.of(
            minute("shop", "i-1", "buy", 0, 100, false),
            minute("shop", "i-2", "buy", 5 * MINUTE, 300, true),
            minute("shop", "i-2", "look", 5 * MINUTE, 200, false),
            minute("stock", "i-3", "reserve", 5 * MINUTE, 50, false));
    STORAGE.edges =
        List.of(
            new EdgeMinute(Node.outside("prod"), SHOP, 0, red(100, false)),
            new EdgeMinute(SHOP, STOCK, 0, red(60, false)),
            new EdgeMinute(SHOP, STOCK, MINUTE, red(70, true)),
            new EdgeMinute(STOCK, DATABASE, 0, red(40, false)));
    STORAGE.instances = List.of(new Instance("prod", "shop", "i-1", 5, 9, resource()));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/environments, /api/v1/environments",
    "/api/v1/services, /api/v1/services?environment=prod",
    "/api/v1/services/{service}/instances, /api/v1/services/shop/instances?since=1h",
    "/api/v1/red, '/api/v1/red?by=operation&step=1m&from=0&to=600000000000'",
    "/api/v1/red, '/api/v1/red?by=total&from=0&to=600000000000'",
    "/api/v1/map, '/api/v1/map?from=0&to=600000000000'",
  })
  void answer_isAsDescribed(String path, String address) throws Exception {
    assertThat(server.get(address)).isNotEmpty();
    assertThat(server.invalid(path, server.get(address))).isEmpty();
  }

  @Test
  void service_isListedOnceWithItsEnvironments() throws Exception {
    assertThat(server.get("/api/v1/services").toString())
        .isEqualTo(
            "[{\"name\":\"shop\",\"environments\":[\"\",\"prod\"],\"spans\":3,"
                + "\"lastSeenUnixNanos\":\"1152921504606846977\"}]");
    assertThat(server.get("/api/v1/services?environment=test")).isEmpty();
    assertThat(server.get("/api/v1/environments").toString()).isEqualTo("[\"\",\"prod\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "total, 1, 4",
    "environment, 1, 4",
    "service, 2, 3",
    "instance, 3, 2",
    "operation, 3, 2",
  })
  void requests_areToldApartByWhatIsAsked(String by, int rows, long most) throws Exception {
    JsonNode red = server.get("/api/v1/red?by=" + by + "&" + RANGE);

    assertThat(red.path("rows")).hasSize(rows);
    assertThat(red.at("/rows/0/requests").asLong()).isEqualTo(most);
    assertThat(red.at("/rows/0/series").isNull()).isTrue();
  }

  @Test
  void figures_addUpAndAreFiltered() throws Exception {
    JsonNode row = server.get("/api/v1/red?service=shop&operation=buy&" + RANGE).at("/rows/0");

    assertThat(row.path("requests").asLong()).isEqualTo(2);
    assertThat(row.path("errors").asLong()).isEqualTo(1);
    assertThat(row.at("/durations/meanNanos").asLong()).isEqualTo(200);
    assertThat(row.at("/durations/maxNanos").asLong()).isEqualTo(300);
    assertThat(row.at("/durations/p99Nanos").asDouble()).isBetween(296.0, 300.0);
    assertThat(server.get("/api/v1/red?instance=i-2&" + RANGE).at("/rows/0/requests").asLong())
        .isEqualTo(2);
    assertThat(server.get("/api/v1/red?environment=&" + RANGE).path("rows")).isEmpty();
  }

  @Test
  void series_haveAPlaceForEachStep() throws Exception {
    JsonNode red = server.get("/api/v1/red?by=total&step=5m&" + RANGE);

    assertThat(red.at("/rows/0/series/requests").toString()).isEqualTo("[1,3]");
    assertThat(red.at("/rows/0/series/errors").toString()).isEqualTo("[0,1]");
    assertThat(red.path("stepNanos").asLong()).isEqualTo(5 * MINUTE);
    JsonNode early = server.get("/api/v1/red?by=total&step=1m&from=0&to=" + 3 * MINUTE);
    assertThat(early.at("/rows/0/series/p95Nanos").toString()).endsWith(",null,null]");
  }

  @Test
  void rowsBeyondTheLimit_areCounted() throws Exception {
    JsonNode red = server.get("/api/v1/red?by=operation&limit=2&" + RANGE);

    assertThat(red.path("rows")).hasSize(2);
    assertThat(red.path("rowsLeftOut").asInt()).isEqualTo(1);
  }

  @Test
  void instance_isWhatItsResourceTells() throws Exception {
    assertThat(server.get("/api/v1/services/shop/instances?" + RANGE).at("/0").toString())
        .isEqualTo(
            "{\"environment\":\"prod\",\"service\":\"shop\",\"instance\":\"i-1\","
                + "\"firstSeenUnixNanos\":\"5\",\"lastSeenUnixNanos\":\"9\",\"host\":\"h\","
                + "\"ips\":[\"10.0.0.1\",\"::1\"],\"pid\":42,\"version\":\"1.2\","
                + "\"language\":\"java\",\"runtime\":\"OpenJDK 25\",\"probe\":null,"
                + "\"probeVersion\":null}");
    assertThat(STORAGE.lastScope).isEqualTo(new Scope(0, 10 * MINUTE, null, "shop"));
  }

  @Test
  void map_namesNodesByTheirPlaces() throws Exception {
    JsonNode map = server.get("/api/v1/map?" + RANGE);

    assertThat(map.path("nodes").findValuesAsText("kind"))
        .containsExactly("outside", "service", "service", "database");
    assertThat(map.at("/edges/0/from").asInt()).isEqualTo(1);
    assertThat(map.at("/edges/0/to").asInt()).isEqualTo(2);
    assertThat(map.at("/edges/0/requests").asLong()).isEqualTo(2);
    assertThat(map.at("/edges/0/errors").asLong()).isEqualTo(1);
    assertThat(map.at("/nodes/1/requests").asLong()).as("served by shop").isEqualTo(3);
    assertThat(map.at("/nodes/3/requests").asLong()).as("calls of the database").isEqualTo(1);
    assertThat(map.at("/nodes/0/durations").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "red?by=host | by: host (expected: total, environment, service, instance or operation)",
        "red?step=90s | step: 90s (expected: whole minutes, no more than 1000 steps)",
        "red?step=0m | step: 0m (expected: whole minutes",
        "red?since=30d&step=1m | step: 1m (expected: whole minutes, no more than 1000 steps)",
        "red?limit=0 | limit: 0 (expected: 1 to 1000)",
        "red?from=9&to=9 | from: 9 (expected: a moment before to, 9)",
        "map?since=1h&to=9 | since: 1h (expected: either since, or from and to)",
        "map?operation=x | parameter: operation (expected: one of [",
        "services/shop/instances?from=x | from: x (expected: Unix nanoseconds)",
      })
  void badParameter_isAProblemThatNamesIt(String address, String detail) throws Exception {
    assertThat(server.problem("/api/v1/" + address)).startsWith(detail);
  }

  private static OperationMinute minute(
      String service, String instance, String operation, long at, long nanos, boolean error) {
    return new OperationMinute(
        "prod", service, instance, operation, SpanKind.SERVER, at, red(nanos, error));
  }

  private static Red red(long nanos, boolean error) {
    Red red = new Red();
    red.add(nanos, error);
    return red;
  }

  private static Resource resource() {
    Attributes attributes =
        Attributes.builder()
            .put("host.name", "h")
            .put(
                "host.ip",
                new AttributeValue.Array(
                    List.of(new AttributeValue.Text("10.0.0.1"), new AttributeValue.Text("::1"))))
            .put("process.pid", 42)
            .put("service.version", "1.2")
            .put("telemetry.sdk.language", "java")
            .put("process.runtime.name", "OpenJDK")
            .put("process.runtime.version", "25")
            .build();
    return new Resource(attributes, 0, List.of(), "");
  }
}
