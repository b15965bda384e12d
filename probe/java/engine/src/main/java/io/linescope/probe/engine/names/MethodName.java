/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.names;

/** A method as the dictionary names it. */
public final class MethodName {
  private final String className;
  private final String name;
  private final String descriptor;
  private volatile int line = -1;

  MethodName(String className, String name, String descriptor) {
    this.className = className;
    this.name = name;
    this.descriptor = descriptor;
  }

  /** With dots. */
  public String className() {
    return className;
  }

  public String name() {
    return name;
  }

  public String descriptor() {
    return descriptor;
  }

  /** The first source line of the body, -1 if not told. */
  public int line() {
    return line;
  }

  public void line(int firstLine) {
    line = firstLine;
  }
}
