/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

/** The description of the API. */
final class OpenApi {
  private static final String RESOURCE = "/io/linescope/query/openapi.json";

  private OpenApi() {}

  static byte[] document() {
    byte[] document = Resources.read(RESOURCE);
    if (document == null) {
      throw new AssertionError(RESOURCE + " is not in the jar");
    }
    return document;
  }
}
