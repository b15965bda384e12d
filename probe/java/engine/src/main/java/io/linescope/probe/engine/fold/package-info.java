/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Turns events into trees, off the request's thread. */
package io.linescope.probe.engine.fold;
