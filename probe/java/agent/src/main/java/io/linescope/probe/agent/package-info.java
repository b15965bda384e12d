/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The entry of {@code -javaagent:linescope-probe.jar}. */
package io.linescope.probe.agent;
