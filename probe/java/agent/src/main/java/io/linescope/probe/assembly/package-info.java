/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Assembles the probe's jar at build time. Nothing of it is in the jar. */
package io.linescope.probe.assembly;
