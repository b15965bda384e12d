/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.linecorp.armeria.client.grpc.GrpcClients;
import io.linescope.it.process.ServerProcess;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc.TraceServiceBlockingStub;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real server is sent by OTLP comes out of it as it went in, wherever it is kept. */
class ITOtlp {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PROTOBUF = "application/x-protobuf";
  private static final String JSON = "application/json";

  @TempDir Path data;

  /** What was sent, by the name of the way that it was sent. */
  private final Map<String, TracesData> sent = new LinkedHashMap<>();

  @Test
  void request_setsEveryFieldOfOtlp() {
    assertThat(EveryField.unset(EveryField.of(traceId(1)))).isEmpty();
  }

  @Test
  void sdk_setsWhatItCanSay() {
    assertThat(EveryField.unset(SdkMessages.of(SdkSpans.record("%032x".formatted(1)))))
        .containsExactlyInAnyOrder(
            "opentelemetry.proto.common.v1.InstrumentationScope.dropped_attributes_count",
            "opentelemetry.proto.resource.v1.Resource.dropped_attributes_count",
            "opentelemetry.proto.resource.v1.Resource.entity_refs");
  }

  @Test
  void rawRequests_comeBackFieldByField() throws Exception {
    comesBack(
        server -> {
          String http = "http://" + server.listening("otlp-http") + "/v1/traces";
          String grpc = "gproto+http://" + server.listening("otlp-grpc");
          post(http, PROTOBUF, false);
          post(http, PROTOBUF, true);
          post(http, JSON, false);
          post(http, JSON, true);
          call(grpc, "identity");
          call(grpc, "gzip");
          post(server.url() + "/v1/traces", JSON, true);
          call("gproto+" + server.url(), "gzip");
        });
  }

  @Test
  void officialSdk_comesBackAsItsOwnDataSays() throws Exception {
    comesBack(
        server -> {
          String http = "http://" + server.listening("otlp-http") + "/v1/traces";
          String grpc = "http://" + server.listening("otlp-grpc");
          export("http", OtlpHttpSpanExporter.builder().setEndpoint(http).build());
          export(
              "http gzip",
              OtlpHttpSpanExporter.builder().setEndpoint(http).setCompression("gzip").build());
          export("grpc", OtlpGrpcSpanExporter.builder().setEndpoint(grpc).build());
          export(
              "grpc gzip",
              OtlpGrpcSpanExporter.builder().setEndpoint(grpc).setCompression("gzip").build());
        });
  }

  /** Sends once, and asks in each state that data can be in. */
  private void comesBack(Sender sender) throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      sender.sendTo(server);
      assertIsKept("hot_spans", "segments", server);
      assertAllIsThere("in the hot table", server);
    }
    try (ServerProcess server = ServerProcess.start(data)) {
      assertIsKept("hot_spans", "segments", server);
      assertAllIsThere("read back from the log", server);
    }
    try (ServerProcess server = ServerProcess.start(data, "--seal-spans", "1")) {
      awaitSealed(server);
      assertAllIsThere("sealed", server);
    }
    try (ServerProcess server = ServerProcess.start(data)) {
      assertIsKept("segments", "hot_spans", server);
      assertAllIsThere("in segments that were opened again", server);
    }
  }

  private static void assertIsKept(String in, String notIn, ServerProcess server) throws Exception {
    assertThat(server.figure("linescope_storage_" + in)).isPositive();
    assertThat(server.figure("linescope_storage_" + notIn)).isZero();
  }

  private static void awaitSealed(ServerProcess server) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (server.figure("linescope_storage_hot_spans") > 0) {
      assertThat(System.nanoTime()).as("sealed in time").isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private void assertAllIsThere(String where, ServerProcess server) throws Exception {
    assertThat(sent).isNotEmpty();
    for (Map.Entry<String, TracesData> each : sent.entrySet()) {
      String id = HexFormat.of().formatHex(anySpan(each.getValue()).getTraceId().toByteArray());
      TracesData answer =
          JsonText.read(server.get("/api/v1/traces/" + id + "/otlp"), TracesData.newBuilder())
              .build();
      Comparison.assertSame(each.getKey() + " " + where, answer, each.getValue());
    }
  }

  private static Span anySpan(TracesData data) {
    return data.getResourceSpans(0).getScopeSpans(0).getSpans(0);
  }

  private void post(String url, String type, boolean gzip) throws Exception {
    ExportTraceServiceRequest request = next(url + " " + type + (gzip ? " gzip" : ""));
    byte[] body = type.equals(JSON) ? JsonText.write(request) : request.toByteArray();
    HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(url)).header("content-type", type);
    if (gzip) {
      post.header("content-encoding", "gzip");
    }
    HttpResponse<String> response =
        HTTP.send(
            post.POST(HttpRequest.BodyPublishers.ofByteArray(gzip ? gzip(body) : body)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(type.equals(JSON) ? "{}" : "");
  }

  private void call(String url, String encoding) {
    ExportTraceServiceRequest request = next(url + " " + encoding);
    TraceServiceBlockingStub stub =
        GrpcClients.builder(url).build(TraceServiceBlockingStub.class).withCompression(encoding);
    assertThat(stub.export(request)).isEqualTo(ExportTraceServiceResponse.getDefaultInstance());
  }

  /** Makes a request with a trace of its own and remembers it. */
  private ExportTraceServiceRequest next(String way) {
    ExportTraceServiceRequest request = EveryField.of(traceId(sent.size() + 1));
    sent.put(
        way, TracesData.newBuilder().addAllResourceSpans(request.getResourceSpansList()).build());
    return request;
  }

  private void export(String way, SpanExporter exporter) {
    List<SpanData> spans = SdkSpans.record("%032x".formatted(sent.size() + 1));
    sent.put(way, SdkMessages.of(spans));
    try (exporter) {
      assertThat(exporter.export(spans).join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }
  }

  private static ByteString traceId(int number) {
    return ByteString.copyFrom(HexFormat.of().parseHex("%032x".formatted(number)));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private interface Sender {
    void sendTo(ServerProcess server) throws Exception;
  }
}
