/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

/**
 * How an operation ended.
 *
 * @param code the outcome
 * @param message what went wrong, empty if not told
 */
public record Status(Code code, String message) {
  public static final Status UNSET = new Status(Code.UNSET, "");

  /** The outcomes, in the order of OTLP's numbers. */
  public enum Code {
    UNSET,
    OK,
    ERROR
  }
}
