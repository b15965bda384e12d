/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** OpenTelemetry's protocol, protobuf and JSON, to the model and back. */
@NullMarked
package io.linescope.wire.otlp;

import org.jspecify.annotations.NullMarked;
