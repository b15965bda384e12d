/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import java.util.Map;

/**
 * What an endpoint says.
 *
 * @param body UTF-8 JSON
 * @param headers more headers
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, sent once.
public record Answer(byte[] body, Map<String, String> headers) {

  public static Answer of(Object document) {
    return new Answer(Json.write(document), Map.of());
  }
}
