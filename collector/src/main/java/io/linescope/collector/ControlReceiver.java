/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.linescope.control.Levels;
import io.linescope.wire.MalformedException;
import io.linescope.wire.control.AnswerEncoder;
import io.linescope.wire.control.QuestionDecoder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** {@code /v1/linescope/control}: probes ask for rules, and wait until there are others. */
public final class ControlReceiver implements HttpService {
  private static final String PATH = "/v1/linescope/control";
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int LARGEST = 4 << 20;

  private final Levels levels;

  public ControlReceiver(Levels levels) {
    this.levels = levels;
  }

  public void register(ServerBuilder server) {
    server.route().post(PATH).maxRequestLength(LARGEST).requestTimeout(LONGEST).build(this);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    return HttpResponse.of(
        request.aggregate().thenComposeAsync(this::answer, context.blockingTaskExecutor()));
  }

  private CompletableFuture<HttpResponse> answer(AggregatedHttpRequest request) {
    try {
      var question = QuestionDecoder.decode(request.content().array());
      return levels
          .ask(question.state(), question.immediately())
          .thenApply(ControlReceiver::response);
    } catch (MalformedException e) {
      return CompletableFuture.completedFuture(
          HttpResponse.of(HttpStatus.BAD_REQUEST, MediaType.PLAIN_TEXT_UTF_8, e.getMessage()));
    }
  }

  private static HttpResponse response(Levels.Answer answer) {
    byte[] body =
        AnswerEncoder.encode(answer.rules(), answer.hash(), answer.debugKey(), answer.unixNanos());
    return HttpResponse.of(HttpStatus.OK, MediaType.PROTOBUF, HttpData.wrap(body));
  }
}
