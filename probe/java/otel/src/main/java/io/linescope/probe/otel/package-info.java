/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Ties OpenTelemetry's contexts and spans to the recorder. Lives in the agent's class loader. */
package io.linescope.probe.otel;
