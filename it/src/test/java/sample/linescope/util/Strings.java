/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package sample.linescope.util;

/** Bad: a package without an idea. */
final class Strings {}
