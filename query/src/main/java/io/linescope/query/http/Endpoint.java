/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

/** Answers one kind of question. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Returns the answer. Runs on a thread that may block.
   *
   * @throws ProblemException if the question cannot be answered as it was asked
   */
  Answer answer(Question question) throws ProblemException;
}
