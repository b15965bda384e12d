/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire;

/**
 * One item that was not taken, and why: a sender is told, a counter is raised, nothing else
 * happens.
 *
 * @param reason a word of docs/messages.md, such as {@code invalid-trace-id}
 * @param message what was found and what was expected
 */
public record Refusal(String reason, String message) {}
