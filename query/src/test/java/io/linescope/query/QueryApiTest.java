/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.linescope.control.Levels;
import io.linescope.model.AttributeValue;
import io.linescope.model.Attributes;
import io.linescope.model.ByteArray;
import io.linescope.model.CallTreePart;
import io.linescope.model.Calls;
import io.linescope.model.Level;
import io.linescope.model.Method;
import io.linescope.model.MethodNames;
import io.linescope.model.ProbeReport;
import io.linescope.model.ProbeState;
import io.linescope.model.Resource;
import io.linescope.model.Span;
import io.linescope.model.SpanEvent;
import io.linescope.model.SpanId;
import io.linescope.model.SpanLink;
import io.linescope.model.Status;
import io.linescope.model.TraceId;
import io.linescope.query.access.Access;
import io.linescope.query.access.HostNames;
import io.linescope.query.http.Router;
import io.linescope.storage.Batch;
import io.linescope.storage.SpanFilter;
import io.linescope.storage.TraceSearch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API on a real server; what it answers is held against its own description. */
class QueryApiTest {
  private static final TraceId TRACE = new TraceId(1, 2);
  private static final String ID = TRACE.toString();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final InMemoryStorage STORAGE = new InMemoryStorage();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final QuietReception RECEPTION = new QuietReception();
  private static final Access ACCESS =
      new Access(
          new HostNames(InetAddress.getLoopbackAddress(), Set.of()),
          () -> null,
          (headers, status, message) -> null,
          Clock.systemUTC());
  private static Server server;

  @TempDir private static Path folder;
  private static Levels levels;

  @BeforeAll
  static void start() throws IOException {
    ServerBuilder builder = Server.builder().http(0);
    ACCESS.guard(builder);
    levels = Levels.open(folder, Clock.systemUTC());
    RECEPTION.figures = Map.of("linescope_x_total{reason=\"y\"}", 3L);
    RECEPTION.probes =
        List.of(new ProbeReport("shop", "test", "i", "7.0", 5, Map.of("spans_lost", 7L)));
    new QueryApi(STORAGE, "1.2", RECEPTION, levels, ACCESS).register(builder);
    server = builder.build();
    server.start().join();
    STORAGE.appender().append(batch()).join();
  }

  @AfterAll
  static void stop() throws IOException {
    server.stop().join();
    levels.close();
  }

  @BeforeEach
  void reset() {
    STORAGE.nextCursor = null;
    STORAGE.problems = List.of();
    RECEPTION.overloads = List.of();
  }

  @Test
  void description_hasThePathsOfTheRouter() throws Exception {
    Set<String> described = new HashSet<>();
    get("/api/v1/openapi.json")
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> described.add(method + " " + path.getKey())));

    Router router = QueryApi.router(STORAGE, "1.2", RECEPTION, levels);
    assertThat(described).isEqualTo(ACCESS.register(router).ways());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/openapi.json, /api/v1/openapi.json",
    "/api/v1/health, /api/v1/health",
    "/api/v1/session, /api/v1/session",
    "/api/v1/probes, /api/v1/probes",
    "/api/v1/services, /api/v1/services",
    "/api/v1/services/{service}/operations, /api/v1/services/shop/operations",
    "/api/v1/traces, /api/v1/traces?limit=5",
    "/api/v1/traces/{id}, /api/v1/traces/00000000000000010000000000000002",
    "/api/v1/traces/{id}/spans, '/api/v1/traces/00000000000000010000000000000002/spans?ids=0000000000000001,0000000000000002'",
    "/api/v1/traces/{id}/otlp, /api/v1/traces/00000000000000010000000000000002/otlp",
    "/api/v1/traces/{id}/tree, /api/v1/traces/00000000000000010000000000000002/tree",
  })
  void answer_isAsDescribed(String path, String address) throws Exception {
    JsonNode description = get("/api/v1/openapi.json");
    String schema =
        "/paths/" + path.replace("/", "~1") + "/get/responses/200/content/application~1json/schema";
    JsonNode answer = get(address);

    assertThat(answer).isNotEmpty();
    assertThat(schema(description, description.at(schema)).validate(answer)).isEmpty();
  }

  @Test
  void link_isToldAtBothEnds() throws Exception {
    String ids = "0000000000000001,0000000000000002";
    JsonNode spans = get("/api/v1/traces/00000000000000010000000000000002/spans?ids=" + ids);

    assertThat(spans.at("/1/links/0/spanId").asText()).isEqualTo("0000000000000001");
    assertThat(spans.at("/0/linkedBy")).hasSize(1);
    assertThat(spans.at("/0/linkedBy/0/spanId").asText()).isEqualTo("0000000000000002");
    assertThat(spans.at("/0/linkedBy/0/service").asText()).isEqualTo("shop");
    assertThat(spans.at("/1/linkedBy")).isEmpty();
  }

  @Test
  void levels_areAsDescribed() throws Exception {
    JsonNode description = get("/api/v1/openapi.json");
    String rule = send("POST", "/api/v1/levels", ALL_OF_A_RULE, 201);
    JsonNode header = JSON.readTree(send("POST", "/api/v1/levels/debug-headers", "{}", 201));
    levels.ask(STATE, true).join();

    assertThat(invalid(description, "/api/v1/levels/post", "201", JSON.readTree(rule))).isEmpty();
    assertThat(invalid(description, "/api/v1/levels/debug-headers/post", "201", header)).isEmpty();
    JsonNode shown = get("/api/v1/levels?service=shop");
    assertThat(shown.path("rules")).hasSize(1);
    assertThat(shown.at("/instances/0/state/demoted/0/class").asText()).isEqualTo("a.B");
    assertThat(invalid(description, "/api/v1/levels/get", "200", shown)).isEmpty();

    String id = JSON.readTree(rule).path("id").asText();
    send("DELETE", "/api/v1/levels/" + id, "", 200);
    send("DELETE", "/api/v1/levels/" + id, "", 404);
    JsonNode audit = get("/api/v1/levels/audit?limit=2");
    assertThat(audit.findValuesAsText("action")).containsExactly("removed", "set");
    assertThat(invalid(description, "/api/v1/levels/audit/get", "200", audit)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"level\":\"spans\"} | service: nothing (expected: the name of a service)",
        "{\"service\":\"s\"} | rule: no effect",
        "{\"service\":\"s\",\"level\":\"deep\"} | level: deep (expected: off, spans or methods)",
        "{\"service\":\"s\",\"ratio\":1.5} | ratio: 1.5 (expected: 0 to 1)",
        "{\"service\":\"s\",\"ratio\":1,\"requests\":0} | requests: 0 (expected: 1 to 1000000)",
        "{\"service\":\"s\",\"levle\":\"off\"} | body: Unrecognized field",
        "[ | body:",
      })
  void badRule_isRefusedWithTheReason(String body, String reason) throws Exception {
    String problem = send("POST", "/api/v1/levels", body, 400);

    assertThat(JSON.readTree(problem).path("detail").asText()).startsWith(reason);
    assertThat(levels.inForce()).isEmpty();
  }

  @Test
  void ruleFromAForeignPage_isRefused() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address("/api/v1/levels"))
            .header("content-type", "application/json")
            .header("origin", "http://evil.example")
            .POST(HttpRequest.BodyPublishers.ofString(ALL_OF_A_RULE))
            .build();
    assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(403);
    assertThat(levels.inForce()).isEmpty();
  }

  private static final String ALL_OF_A_RULE =
      """
      {"service":"shop","endpoint":"GET /orders/*","header":{"name":"x","value":"y"},
       "baggage":{"name":"x","value":"y"},"level":"methods","ratio":0.5,"ordered":true,
       "budget":0.02,"pinned":["a.B#c"],"requests":5,"seconds":60}""";

  private static final ProbeState STATE =
      new ProbeState(
          "shop",
          "",
          "i",
          0,
          List.of(new ProbeState.Failure("r", "why")),
          Level.METHODS,
          1,
          1,
          0.02,
          null,
          1_000,
          List.of(new ProbeState.Demoted("a.B", "c", "()V", 7, 90)),
          List.of("a.*"),
          Map.of("r", 3));

  /** Sends a document and returns the answer, which has this status. */
  private static String send(String method, String path, String body, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address(path))
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return response.body();
  }

  private static Set<?> invalid(JsonNode description, String way, String status, JsonNode answer) {
    int slash = way.lastIndexOf('/');
    String path = way.substring(0, slash).replace("/", "~1");
    String schema =
        "/paths/%s%s/responses/%s/content/application~1json/schema"
            .formatted(path, way.substring(slash), status);
    return schema(description, description.at(schema)).validate(answer);
  }

  @Test
  void skeleton_isColumnarInPreOrder() throws Exception {
    JsonNode skeleton = get("/api/v1/traces/" + ID);

    assertThat(skeleton.at("/columns/parent").toString()).isEqualTo("[-1,0]");
    assertThat(skeleton.at("/columns/subtreeEnd").toString()).isEqualTo("[2,2]");
    assertThat(skeleton.path("spanIds").asText()).isEqualTo("00000000000000010000000000000002");
    assertThat(skeleton.at("/callTrees/0/row").asInt()).isZero();
    assertThat(skeleton.path("startUnixNanos").asText()).isEqualTo("1000000000000000000");
  }

  @Test
  void tree_namesMethodsAndLeavesUnmeasuredNull() throws Exception {
    JsonNode tree = get("/api/v1/traces/" + ID + "/tree").at("/trees/0");

    assertThat(tree.at("/nodes/0/class").asText()).isEqualTo("com.acme.Shop");
    assertThat(tree.at("/nodes/0/totalAllocatedBytes").isNull()).isTrue();
    assertThat(tree.at("/nodes/0/firstStartNanos").asLong()).isEqualTo(7);
    assertThat(tree.at("/nodes/1/method").asText()).isEqualTo("#2");
    assertThat(tree.at("/nodes/1/measuredCount").asLong()).isEqualTo(2);
    assertThat(tree.path("notes").toString()).isEqualTo("[\"methods-unnamed\"]");
  }

  @Test
  void tree_hasTheCallsInOrder() throws Exception {
    assertThat(get("/api/v1/traces/" + ID + "/tree").at("/trees/0/calls").toString())
        .isEqualTo(
            "{\"missing\":2,\"node\":[0,1],\"startNanos\":[7,8],\"durationNanos\":[90,null]}");
  }

  @Test
  void search_translatesEveryParameter() throws Exception {
    get(
        "/api/v1/traces?service=s&not-service=t&environment=e&operation=o&min-duration=1.5ms&max-duration=2s&error=true"
            + "&attribute=k=v%3Dw&attribute=here&from=5&to=9&limit=7");

    assertThat(STORAGE.lastQuery)
        .isEqualTo(
            new TraceSearch.Query(
                List.of(
                    new SpanFilter.Service("s"),
                    new SpanFilter.NotService("t"),
                    new SpanFilter.Environment("e"),
                    new SpanFilter.Operation("o"),
                    new SpanFilter.MinDuration(1_500_000),
                    new SpanFilter.MaxDuration(2_000_000_000),
                    new SpanFilter.HasStatus(Status.Code.ERROR),
                    new SpanFilter.AttributeEquals("k", "v=w"),
                    new SpanFilter.AttributeExists("here")),
                5,
                9,
                7,
                null));
  }

  @Test
  void nextPage_isLinkedAndUnderstood() throws Exception {
    STORAGE.nextCursor = new TraceSearch.Cursor(12, TRACE);
    String link = send("/api/v1/traces?service=a%20b").headers().firstValue("link").orElseThrow();
    TraceSearch.Cursor expected = STORAGE.nextCursor;

    get(link.substring(1, link.indexOf('>')));

    assertThat(STORAGE.lastQuery.after()).isEqualTo(expected);
    assertThat(STORAGE.lastQuery.filters()).containsExactly(new SpanFilter.Service("a b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "traces?sevice=a | parameter: sevice (expected: one of [",
        "traces?limit=0 | limit: 0 (expected: 1 to 1000)",
        "traces?limit=1001 | limit: 1001 (expected: 1 to 1000)",
        "traces?min-duration=5 | min-duration: 5 (expected: a duration",
        "traces?error=yes | error: yes (expected: true or false)",
        "traces?attribute==v | attribute: =v (expected: key=value",
        "traces?since=1h&from=2 | since: 1h (expected: either since, or from and to)",
        "traces?from=-1 | from: -1 (expected: Unix nanoseconds)",
        "traces?cursor=x | cursor: x (expected: the cursor of a Link header)",
        "traces/xyz | id: xyz (expected: 32 hexadecimal digits)",
        "traces/00000000000000010000000000000002/spans | ids: nothing (expected: span ids",
      })
  void badParameter_isAProblemThatNamesIt(String address, String detail) throws Exception {
    HttpResponse<String> response = send("/api/v1/" + address);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(response.body()).path("detail").asText()).startsWith(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/nothing", "/api/v1/traces/000000000000000000000000000000aa"})
  void unknownThing_isAProblem(String address) throws Exception {
    assertThat(send(address).statusCode()).isEqualTo(404);
    assertThat(JSON.readTree(send(address).body()).path("status").asInt()).isEqualTo(404);
  }

  @Test
  void health_tellsOfAnOverload() throws Exception {
    RECEPTION.overloads = List.of("many");

    assertThat(get("/api/v1/health").toString())
        .isEqualTo(
            "{\"status\":\"degraded\",\"reasons\":[{\"slug\":\"overloaded\",\"message\":\"many\"}],"
                + "\"version\":\"1.2\"}");
  }

  @Test
  void largeAnswer_isPackedForThoseWhoCanUnpack() throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address("/api/v1/openapi.json"));
    HttpResponse<byte[]> plain =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    HttpResponse<byte[]> packed =
        HTTP.send(
            request.header("accept-encoding", "br, gzip").build(),
            HttpResponse.BodyHandlers.ofByteArray());

    assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
    assertThat(packed.headers().firstValue("content-encoding")).hasValue("gzip");
    assertThat(packed.headers().firstValue("vary")).hasValue("accept-encoding");
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @Test
  void health_tellsProblems() throws Exception {
    STORAGE.problems = List.of("disk is full");

    assertThat(get("/api/v1/health").toString())
        .isEqualTo(
            "{\"status\":\"degraded\",\"reasons\":[{\"slug\":\"storage\","
                + "\"message\":\"disk is full\"}],\"version\":\"1.2\"}");
  }

  @Test
  void metrics_areInPrometheusText() throws Exception {
    assertThat(send("/metrics").body())
        .contains("# TYPE linescope_x_total counter\nlinescope_x_total{reason=\"y\"} 3\n")
        .contains("# TYPE linescope_storage_wal_bytes gauge\nlinescope_storage_wal_bytes 42\n");
  }

  @Test
  void firstRequestOfAFreshClient_whichAsksForAnUpgrade_isServed() throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address("/api/v1/health")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  @Test
  void foreignOrigin_isRefused() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address("/api/v1/health"))
            .header("origin", "http://evil.example")
            .build();

    assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(403);
  }

  private static JsonSchema schema(JsonNode description, JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", description.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
  }

  private static JsonNode get(String address) throws Exception {
    HttpResponse<String> response = send(address);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static HttpResponse<String> send(String address) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.activeLocalPort() + path);
  }

  private static Batch batch() {
    return new Batch(
        List.of(span(1, 0), span(2, 1)),
        List.of(tree()),
        List.of(new MethodNames("i", 9, Map.of(1, new Method("com.acme.Shop", "buy", "()V", 12)))));
  }

  private static Span span(long id, long parent) {
    long start = 1_000_000_000_000_000_000L + id - 1;
    Attributes attributes =
        Attributes.builder()
            .put("text", "t")
            .put("int", 1L << 60)
            .put("real", Double.NaN)
            .put("bool", true)
            .put("bytes", new AttributeValue.Bytes(ByteArray.copyOf(new byte[] {1})))
            .put("array", new AttributeValue.Array(List.of(new AttributeValue.Empty())))
            .put("nested", new AttributeValue.KeyValues(Attributes.EMPTY))
            .build();
    long linked = parent == 0 ? 5 : parent;
    return Span.builder(TRACE, new SpanId(id))
        .parentSpanId(new SpanId(parent))
        .name("GET /")
        .time(start, start + 100)
        .attributes(attributes, 1)
        .events(List.of(new SpanEvent(start, "e", attributes, 0)), 0)
        .links(List.of(new SpanLink(TRACE, new SpanId(linked), "", 1, attributes, 0)), 0)
        .status(new Status(Status.Code.ERROR, "no"))
        .resource(
            new Resource(
                Attributes.builder().put("service.name", "shop").build(), 0, List.of(), ""))
        .build();
  }

  private static CallTreePart tree() {
    return new CallTreePart(
        TRACE,
        new SpanId(1),
        "shop",
        "i",
        9,
        0,
        true,
        1_000_000_000_000_000_000L,
        2,
        2,
        List.of(),
        List.of(new CallTreePart.Fragment(0, "main", false, new SpanId(1), null)),
        List.of(
            new CallTreePart.Node(0, null, 0, 1, 1, 1, 1, 90L, 80L, null, null, 0, 7),
            new CallTreePart.Node(1, 0, 0, 2, 3, 0, 2, null, null, null, null, 1, 8)),
        List.of(2),
        Calls.builder().add(0, 7, 90L).add(1, 8, null).addMissing(2).build());
  }
}
