/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.Status;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import org.junit.jupiter.api.Test;

class SenderRefusalTest {
  private static final String MESSAGE = "token: not the one";

  @Test
  void grpc_getsItsStatusAndTheMessage() {
    AggregatedHttpResponse answer = refusal("/any.Service/Call", "application/grpc+proto", 401);

    assertThat(answer.status()).isEqualTo(HttpStatus.OK);
    assertThat(answer.headers().get("grpc-status")).isEqualTo("16");
    assertThat(answer.headers().get("grpc-message")).isEqualTo("token%3A%20not%20the%20one");
  }

  @Test
  void protobuf_getsAStatusMessage() throws Exception {
    AggregatedHttpResponse answer = refusal("/v1/logs", "application/x-protobuf", 403);

    Status status = Status.parseFrom(answer.content().array());
    assertThat(answer.status()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(status.getCode()).isEqualTo(Code.PERMISSION_DENIED.getNumber());
    assertThat(status.getMessage()).isEqualTo(MESSAGE);
  }

  @Test
  void json_getsItAsJson() {
    assertThat(refusal("/v1/traces", "application/json", 401).contentUtf8())
        .isEqualTo("{\"code\":16,\"message\":\"token: not the one\"}");
  }

  @Test
  void others_areNobodysSenders() {
    assertThat(SenderRefusal.of(headers("/api/v1/levels", "application/json"), status(401), ""))
        .isNull();
  }

  private static AggregatedHttpResponse refusal(String path, String contentType, int status) {
    return SenderRefusal.of(headers(path, contentType), status(status), MESSAGE).aggregate().join();
  }

  private static HttpStatus status(int code) {
    return HttpStatus.valueOf(code);
  }

  private static RequestHeaders headers(String path, String contentType) {
    return RequestHeaders.builder(HttpMethod.POST, path)
        .contentType(MediaType.parse(contentType))
        .build();
  }
}
