/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import org.jspecify.annotations.Nullable;

/**
 * A method of a service's code.
 *
 * @param className its class, with dots, nested types with {@code $}
 * @param name its name, {@code <init>} for a constructor
 * @param descriptor its JVM descriptor
 * @param line the first source line of its body, null if the class does not tell
 */
public record Method(String className, String name, String descriptor, @Nullable Integer line) {}
