/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.rpc.RetryInfo;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import io.linescope.model.ProbeReport;
import io.linescope.storage.Batch;
import io.linescope.storage.OverloadedException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers on a real server, asked by OpenTelemetry's own exporters and by raw requests. */
class OtlpReceiversTest {
  private static final Limits LIMITS = new Limits(100_000, 200_000, 300_000, 3);
  private static final String PROTOBUF = "application/x-protobuf";

  private final Queue<Batch> stored = new ConcurrentLinkedQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);
  private OtlpReceivers receivers;
  private Server server;

  @BeforeEach
  void start() {
    receivers =
        new OtlpReceivers(
            () ->
                batch -> {
                  stored.add(batch);
                  return answer;
                },
            LIMITS,
            Receipts.NONE);
    ServerBuilder builder = Server.builder().http(0).gracefulShutdownTimeoutMillis(0, 0);
    receivers.register(builder);
    server = builder.build();
    server.start().join();
  }

  @AfterEach
  void stop() {
    server.stop().join();
  }

  @Test
  void officialExporterOverGrpc_isStored() {
    export(OtlpGrpcSpanExporter.builder().setEndpoint(address("")).build());

    assertOneSpanStored();
  }

  @Test
  void officialExporterOverGrpcWithGzip_isStored() {
    export(OtlpGrpcSpanExporter.builder().setEndpoint(address("")).setCompression("gzip").build());

    assertOneSpanStored();
  }

  @Test
  void officialExporterOverHttp_isStored() {
    export(
        OtlpHttpSpanExporter.builder()
            .setEndpoint(address("/v1/traces"))
            .setCompression("gzip")
            .build());

    assertOneSpanStored();
  }

  @Test
  void json_isStoredAndAnsweredAsJson() throws Exception {
    HttpResponse<byte[]> response =
        post(
            "/v1/traces",
            "application/json; charset=utf-8",
            ("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":"
                    + "\"0102030405060708090a0b0c0d0e0f10\",\"spanId\":\"0102030405060708\","
                    + "\"name\":\"j\"}]}]}]}")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(text(response)).isEqualTo("{}");
    assertThat(stored.element().spans().get(0).name()).isEqualTo("j");
  }

  @Test
  void acknowledgement_waitsForTheStorage() throws Exception {
    answer = new CompletableFuture<>();
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(
            request("/v1/traces", PROTOBUF, traces(8).toByteArray()).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    while (stored.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }

    assertThat(response).isNotDone();
    answer.complete(null);
    assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void invalidSpan_isRefusedAloneAndCounted() throws Exception {
    ExportTraceServiceRequest request =
        traces(8).toBuilder().addAllResourceSpans(traces(3).getResourceSpansList()).build();

    HttpResponse<byte[]> response = post("/v1/traces", PROTOBUF, request.toByteArray());

    var partial = ExportTraceServiceResponse.parseFrom(response.body()).getPartialSuccess();
    assertThat(partial.getRejectedSpans()).isEqualTo(1);
    assertThat(partial.getErrorMessage()).isEqualTo("spanId: 010101 (expected: 8 bytes)");
    assertThat(receivers.figures())
        .containsEntry("linescope_accepted_spans_total", 1L)
        .containsEntry(
            "linescope_refused_items_total{signal=\"traces\",reason=\"invalid-span\"}", 1L);
  }

  @Test
  void plainLogs_areRefusedWithPartialSuccess() throws Exception {
    ExportLogsServiceRequest request =
        ExportLogsServiceRequest.newBuilder()
            .addResourceLogs(
                ResourceLogs.newBuilder()
                    .addScopeLogs(
                        ScopeLogs.newBuilder().addLogRecords(LogRecord.getDefaultInstance())))
            .build();

    HttpResponse<byte[]> response = post("/v1/logs", PROTOBUF, request.toByteArray());

    var partial = ExportLogsServiceResponse.parseFrom(response.body()).getPartialSuccess();
    assertThat(partial.getRejectedLogRecords()).isEqualTo(1);
    assertThat(partial.getErrorMessage()).isEqualTo("logs are not stored yet");
  }

  @Test
  void figuresOfProbes_areKept() throws Exception {
    ExportMetricsServiceResponse response =
        ExportMetricsServiceResponse.parseFrom(
            post("/v1/metrics", PROTOBUF, metrics("io.linescope.probe", 3).toByteArray()).body());
    post("/v1/metrics", PROTOBUF, metrics("io.linescope.probe", 5).toByteArray());

    assertThat(response.hasPartialSuccess()).isFalse();
    assertThat(receivers.probeReports().all())
        .containsExactly(
            new ProbeReport("sh\"op", "test", "i", "7.0", 9, Map.of("spans_lost", 5L)));
    assertThat(receivers.figures())
        .containsEntry("linescope_probe_spans_lost_total{service=\"sh\\\"op\",instance=\"i\"}", 5L);
  }

  @Test
  void otherMetrics_areRefusedWithPartialSuccess() throws Exception {
    ExportMetricsServiceResponse response =
        ExportMetricsServiceResponse.parseFrom(
            post("/v1/metrics", PROTOBUF, metrics("com.acme", 3).toByteArray()).body());

    assertThat(response.getPartialSuccess().getRejectedDataPoints()).isEqualTo(1);
    assertThat(receivers.probeReports().all()).isEmpty();
    assertThat(receivers.figures())
        .containsEntry(
            "linescope_refused_items_total{signal=\"metrics\",reason=\"metric-not-stored\"}", 1L);
  }

  private static ExportMetricsServiceRequest metrics(String scope, long figure) {
    NumberDataPoint point =
        NumberDataPoint.newBuilder().setAsInt(figure).setTimeUnixNano(9).build();
    Metric metric =
        Metric.newBuilder()
            .setName("linescope.probe.spans_lost")
            .setSum(Sum.newBuilder().addDataPoints(point))
            .build();
    ScopeMetrics scoped =
        ScopeMetrics.newBuilder()
            .setScope(InstrumentationScope.newBuilder().setName(scope))
            .addMetrics(metric)
            .build();
    Resource resource =
        Resource.newBuilder()
            .addAttributes(text("service.name", "sh\"op"))
            .addAttributes(text("service.instance.id", "i"))
            .addAttributes(text("deployment.environment.name", "test"))
            .addAttributes(text("telemetry.distro.version", "7.0"))
            .build();
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder().setResource(resource).addScopeMetrics(scoped))
        .build();
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  @Test
  void overload_asksToComeAgain() throws Exception {
    answer =
        CompletableFuture.failedFuture(
            new OverloadedException("queue is full", Duration.ofMillis(1500)));

    HttpResponse<byte[]> response = post("/v1/traces", PROTOBUF, traces(8).toByteArray());

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("retry-after")).hasValue("2");
    assertThat(com.google.rpc.Status.parseFrom(response.body()).getMessage())
        .isEqualTo("queue is full");
  }

  @Test
  void failureOfTheStorage_saysWhenToComeAgain() throws Exception {
    answer = CompletableFuture.failedFuture(new IOException("no space left"));

    HttpResponse<byte[]> response = post("/v1/traces", PROTOBUF, traces(8).toByteArray());

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("retry-after")).hasValue("5");
    assertThat(receivers.figures())
        .containsEntry(
            "linescope_failed_requests_total{signal=\"traces\",reason=\"storage-failed\"}", 1L);
  }

  @Test
  void fullRoom_asksToComeAgainUntilThereIsRoom() throws Exception {
    answer = new CompletableFuture<>();
    List<CompletableFuture<HttpResponse<byte[]>>> waiting = new ArrayList<>();
    for (int sent = 1; sent <= 3; sent++) {
      waiting.add(postAsync(traces(8, sent, 90_000)));
      awaitStored(sent);
    }

    HttpResponse<byte[]> refused = postAsync(traces(8, 4, 90_000)).get(10, TimeUnit.SECONDS);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
    assertThat(com.google.rpc.Status.parseFrom(refused.body()).getMessage())
        .isEqualTo("requests: 300000 bytes of them are being worked on already");
    assertThat(receivers.figures())
        .containsEntry("linescope_failed_requests_total{signal=\"traces\",reason=\"no-room\"}", 1L);

    answer.complete(null);
    for (CompletableFuture<HttpResponse<byte[]>> response : waiting) {
      assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(postAsync(traces(8, 5, 90_000)).get(10, TimeUnit.SECONDS).statusCode())
        .isEqualTo(200);
    awaitRoom(0);
  }

  @Test
  void fullRoom_overGrpc_tellsWhenToComeAgain() throws Exception {
    answer = new CompletableFuture<>();
    for (int sent = 1; sent <= 3; sent++) {
      var unused = postAsync(traces(8, sent, 90_000));
      awaitStored(sent);
    }

    AggregatedHttpResponse refused = postGrpc(traces(8, 4, 90_000).toByteArray());

    assertThat(refused.headers().get("grpc-status")).isEqualTo("8");
    com.google.rpc.Status details =
        com.google.rpc.Status.parseFrom(
            Base64.getDecoder().decode(refused.headers().get("grpc-status-details-bin")));
    assertThat(details.getDetails(0).unpack(RetryInfo.class).getRetryDelay().getSeconds())
        .isEqualTo(1);
    answer.complete(null);
  }

  @Test
  void roomOfARequest_isKeptUntilItsWorkIsDone() throws Exception {
    answer = new CompletableFuture<>();
    CompletableFuture<HttpResponse<byte[]>> response = postAsync(traces(8, 1, 90_000));
    awaitStored(1);

    response.cancel(true);
    TimeUnit.MILLISECONDS.sleep(300);
    assertThat(receivers.figures().get("linescope_receiving_bytes")).isGreaterThan(90_000);

    answer.complete(null);
    awaitRoom(0);
  }

  @Test
  void traceWithTooManySpans_isRefusedBeyondTheLimit() throws Exception {
    ExportTraceServiceRequest two =
        traces(8, 1, 0).toBuilder()
            .addAllResourceSpans(traces(8, 2, 0).getResourceSpansList())
            .build();
    post("/v1/traces", PROTOBUF, two.toByteArray());

    HttpResponse<byte[]> response = post("/v1/traces", PROTOBUF, two.toByteArray());

    var partial = ExportTraceServiceResponse.parseFrom(response.body()).getPartialSuccess();
    assertThat(partial.getRejectedSpans()).isEqualTo(1);
    assertThat(partial.getErrorMessage()).isEqualTo("trace: too many spans (expected: at most 3)");
    assertThat(receivers.figures())
        .containsEntry("linescope_accepted_spans_total", 3L)
        .containsEntry(
            "linescope_refused_items_total{signal=\"traces\",reason=\"trace-too-large\"}", 1L);
  }

  private void awaitStored(int batches) throws InterruptedException {
    while (stored.size() < batches) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private void awaitRoom(long bytes) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (receivers.figures().get("linescope_receiving_bytes") != bytes) {
      assertThat(System.nanoTime()).as("room is given back").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void gzipBomb_isRefusedBeforeItUnpacks() throws Exception {
    byte[] bomb = gzip(new byte[50 << 20]);
    assertThat(bomb.length).isLessThan(LIMITS.requestBytes());

    HttpResponse<byte[]> response = postGzip(bomb);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(com.google.rpc.Status.parseFrom(response.body()).getMessage())
        .contains("200000 bytes unpacked");
    assertThat(stored).isEmpty();
  }

  @Test
  void tooLargeRequest_isRefusedInItsOwnEncoding() throws Exception {
    HttpResponse<byte[]> response =
        post("/v1/traces", "application/json", new byte[LIMITS.requestBytes() + 1]);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(text(response)).contains("\"message\":\"request: larger than the limit");
  }

  @Test
  void nestedBomb_isMalformed() throws Exception {
    ByteString value = ByteString.EMPTY;
    for (int i = 0; i < 5_000; i++) {
      var unknown = UnknownFieldSet.newBuilder();
      value = unknown.addField(5, field(value)).build().toByteString();
      value = UnknownFieldSet.newBuilder().addField(1, field(value)).build().toByteString();
    }
    byte[] body = nest(value, 1, 2, 2, 9, 2, 5);

    assertThat(post("/v1/traces", PROTOBUF, body).statusCode()).isEqualTo(400);
  }

  @Test
  void otherContentType_isNamed() throws Exception {
    HttpResponse<byte[]> response = post("/v1/traces", "text/csv", new byte[0]);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(text(response))
        .contains("content-type: text/csv (expected: application/x-protobuf or application/json)");
  }

  @Test
  void brokenGzip_isMalformed() throws Exception {
    assertThat(postGzip(new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
  }

  private static UnknownFieldSet.Field field(ByteString bytes) {
    return UnknownFieldSet.Field.newBuilder().addLengthDelimited(bytes).build();
  }

  private static byte[] nest(ByteString inner, int... outermostFirst) {
    ByteString bytes = inner;
    for (int i = outermostFirst.length - 1; i >= 0; i--) {
      bytes =
          UnknownFieldSet.newBuilder()
              .addField(outermostFirst[i], field(bytes))
              .build()
              .toByteString();
    }
    return bytes.toByteArray();
  }

  private void export(SpanExporter exporter) {
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()) {
      provider
          .get("test")
          .spanBuilder("work")
          .setAllAttributes(Attributes.of(AttributeKey.longArrayKey("n"), List.of(1L, 1L << 60)))
          .startSpan()
          .end();
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }
  }

  private void assertOneSpanStored() {
    assertThat(stored).hasSize(1);
    assertThat(stored.element().spans()).extracting(span -> span.name()).containsExactly("work");
  }

  private static ExportTraceServiceRequest traces(int spanIdBytes) {
    return traces(spanIdBytes, 1, 0);
  }

  /** A request with one span of one trace that everyone has, whose name is so long. */
  private static ExportTraceServiceRequest traces(int spanIdBytes, int number, int nameLength) {
    byte[] spanId = new byte[spanIdBytes];
    java.util.Arrays.fill(spanId, (byte) number);
    Span span =
        Span.newBuilder()
            .setTraceId(ones(16))
            .setSpanId(ByteString.copyFrom(spanId))
            .setName("n".repeat(nameLength))
            .build();
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder().addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
        .build();
  }

  private static ByteString ones(int size) {
    byte[] bytes = new byte[size];
    java.util.Arrays.fill(bytes, (byte) 1);
    return ByteString.copyFrom(bytes);
  }

  private HttpResponse<byte[]> post(String path, String type, byte[] body) throws Exception {
    return http.send(request(path, type, body).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private CompletableFuture<HttpResponse<byte[]>> postAsync(ExportTraceServiceRequest traces) {
    return http.sendAsync(
        request("/v1/traces", PROTOBUF, traces.toByteArray()).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private AggregatedHttpResponse postGrpc(byte[] message) {
    ByteBuffer frame = ByteBuffer.allocate(5 + message.length);
    frame.put((byte) 0).putInt(message.length).put(message);
    RequestHeaders headers =
        RequestHeaders.builder(
                HttpMethod.POST, "/opentelemetry.proto.collector.trace.v1.TraceService/Export")
            .add("content-type", "application/grpc")
            .add("te", "trailers")
            .build();
    return WebClient.of("h2c://127.0.0.1:" + server.activeLocalPort())
        .execute(headers, frame.array())
        .aggregate()
        .join();
  }

  private HttpResponse<byte[]> postGzip(byte[] body) throws Exception {
    return http.send(
        request("/v1/traces", PROTOBUF, body).header("content-encoding", "gzip").build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path, String type, byte[] body) {
    return HttpRequest.newBuilder(URI.create(address(path)))
        .header("content-type", type)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.activeLocalPort() + path;
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
