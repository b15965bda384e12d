/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How the probe speaks to people. */
package io.linescope.probe.engine.report;
