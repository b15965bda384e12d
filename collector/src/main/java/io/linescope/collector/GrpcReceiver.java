/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.protobuf.Message;
import com.linecorp.armeria.server.HttpServiceWithRoutes;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.grpc.GrpcService;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** OTLP over gRPC. */
final class GrpcReceiver {
  private final Collector collector;
  private final Executor workers;

  GrpcReceiver(Collector collector, Executor workers) {
    this.collector = collector;
    this.workers = workers;
  }

  HttpServiceWithRoutes service(Limits limits) {
    return GrpcService.builder()
        .addService(new Traces())
        .addService(new Logs())
        .addService(new Metrics())
        .maxRequestMessageLength(limits.messageBytes())
        .build();
  }

  @SuppressWarnings("unchecked") // Each signal answers with its own response type.
  private <R extends Message> void receive(
      Signal signal, Message request, StreamObserver<R> responses) {
    Share share = Intake.share(ServiceRequestContext.current());
    var unused =
        CompletableFuture.completedFuture(request)
            .thenComposeAsync(message -> collector.collect(signal, message, share), workers)
            .whenComplete((response, error) -> answer((R) response, error, responses));
  }

  private static <R extends Message> void answer(
      R response, @Nullable Throwable error, StreamObserver<R> responses) {
    if (error == null) {
      responses.onNext(response);
      responses.onCompleted();
    } else {
      responses.onError(
          StatusProto.toStatusRuntimeException(Failures.status(Failures.cause(error))));
    }
  }

  private final class Traces extends TraceServiceGrpc.TraceServiceImplBase {
    @Override
    public void export(
        ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> responses) {
      receive(Signal.TRACES, request, responses);
    }
  }

  private final class Logs extends LogsServiceGrpc.LogsServiceImplBase {
    @Override
    public void export(
        ExportLogsServiceRequest request, StreamObserver<ExportLogsServiceResponse> responses) {
      receive(Signal.LOGS, request, responses);
    }
  }

  private final class Metrics extends MetricsServiceGrpc.MetricsServiceImplBase {
    @Override
    public void export(
        ExportMetricsServiceRequest request,
        StreamObserver<ExportMetricsServiceResponse> responses) {
      receive(Signal.METRICS, request, responses);
    }
  }
}
