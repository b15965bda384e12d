/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package sample.linescope.demo;

/** Makes a cycle with the server through {@link UsesServer}. */
public final class Shop {}
