/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Keeps what recording costs within its budget. */
package io.linescope.probe.engine.govern;
