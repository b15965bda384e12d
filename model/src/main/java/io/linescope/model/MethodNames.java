/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.Map;

/**
 * Part of a process's dictionary: the methods behind the numbers in its call trees.
 *
 * @param instance the {@code service.instance.id} of the process
 * @param epoch the dictionary's version: numbers mean something only together with it
 * @param methods method by number
 */
public record MethodNames(String instance, long epoch, Map<Integer, Method> methods) {
  public MethodNames {
    methods = Map.copyOf(methods);
  }
}
