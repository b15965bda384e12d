/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import com.linecorp.armeria.common.HttpStatus;
import java.util.Map;

/**
 * What an endpoint says.
 *
 * @param body UTF-8 JSON
 * @param headers more headers
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, sent once.
public record Answer(HttpStatus status, byte[] body, Map<String, String> headers) {
  public Answer(byte[] body, Map<String, String> headers) {
    this(HttpStatus.OK, body, headers);
  }

  public static Answer of(Object document) {
    return of(document, Map.of());
  }

  public static Answer of(Object document, Map<String, String> headers) {
    return new Answer(Json.write(document), headers);
  }

  /** What was asked for now exists. */
  public static Answer created(Object document) {
    return new Answer(HttpStatus.CREATED, Json.write(document), Map.of());
  }
}
