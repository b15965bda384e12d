/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import org.jspecify.annotations.Nullable;

/** The three kinds of messages that OTLP knows, each with its own request and response. */
enum Signal {
  TRACES(ExportTraceServiceRequest.getDefaultInstance()) {
    @Override
    ExportTraceServiceResponse response(Verdict verdict) {
      var response = ExportTraceServiceResponse.newBuilder();
      if (verdict.rejected() > 0) {
        response.setPartialSuccess(
            ExportTracePartialSuccess.newBuilder()
                .setRejectedSpans(verdict.rejected())
                .setErrorMessage(verdict.message()));
      }
      return response.build();
    }
  },
  LOGS(ExportLogsServiceRequest.getDefaultInstance()) {
    @Override
    ExportLogsServiceResponse response(Verdict verdict) {
      var response = ExportLogsServiceResponse.newBuilder();
      if (verdict.rejected() > 0) {
        response.setPartialSuccess(
            ExportLogsPartialSuccess.newBuilder()
                .setRejectedLogRecords(verdict.rejected())
                .setErrorMessage(verdict.message()));
      }
      return response.build();
    }
  },
  METRICS(ExportMetricsServiceRequest.getDefaultInstance()) {
    @Override
    ExportMetricsServiceResponse response(Verdict verdict) {
      var response = ExportMetricsServiceResponse.newBuilder();
      if (verdict.rejected() > 0) {
        response.setPartialSuccess(
            ExportMetricsPartialSuccess.newBuilder()
                .setRejectedDataPoints(verdict.rejected())
                .setErrorMessage(verdict.message()));
      }
      return response.build();
    }
  };

  private final Message request;

  Signal(Message request) {
    this.request = request;
  }

  /** An empty request, to be parsed into. */
  Message request() {
    return request;
  }

  /** Returns the signal that is sent to {@code path}, over HTTP or gRPC, or null. */
  static @Nullable Signal ofPath(String path) {
    for (Signal signal : values()) {
      if (path.equals(signal.path()) || path.startsWith(signal.grpcPackage())) {
        return signal;
      }
    }
    return null;
  }

  String path() {
    return "/v1/" + noun();
  }

  private String grpcPackage() {
    String word = this == TRACES ? "trace" : noun();
    return "/opentelemetry.proto.collector." + word + ".v1.";
  }

  abstract Message response(Verdict verdict);

  /** The word that stands in paths and labels. */
  String noun() {
    return switch (this) {
      case TRACES -> "traces";
      case LOGS -> "logs";
      case METRICS -> "metrics";
    };
  }
}
