/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire;

/** Tells that bytes are not what they should be, naming the value and the expectation. */
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN_CHARACTERS = 80;

  public MalformedException(String message) {
    super(message);
  }

  /** Describes {@code value} of the field {@code name} as {@code name: value (expected: ...)}. */
  public static MalformedException of(String name, Object value, String expected) {
    return new MalformedException(name + ": " + shown(value) + " (expected: " + expected + ")");
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
  }
}
