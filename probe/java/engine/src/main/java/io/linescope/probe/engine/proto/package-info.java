/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Protobuf's wire format, as far as probes need it. */
package io.linescope.probe.engine.proto;
