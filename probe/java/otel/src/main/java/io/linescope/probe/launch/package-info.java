/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Decides, before the application's main method, what is recorded and under which name. */
package io.linescope.probe.launch;
