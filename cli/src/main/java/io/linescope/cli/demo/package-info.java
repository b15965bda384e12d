/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Runs the shop under the probe and holds what arrives to what is known. */
@NullMarked
package io.linescope.cli.demo;

import org.jspecify.annotations.NullMarked;
