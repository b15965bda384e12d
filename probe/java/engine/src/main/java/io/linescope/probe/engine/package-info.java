/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Weaving, recording, folding, demotion and encoding. Knows nothing of OpenTelemetry. */
package io.linescope.probe.engine;
