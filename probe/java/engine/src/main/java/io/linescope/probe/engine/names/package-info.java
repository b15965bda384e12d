/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The methods of this process and their numbers. */
package io.linescope.probe.engine.names;
