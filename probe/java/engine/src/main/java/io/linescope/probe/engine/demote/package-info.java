/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Takes the probe out of hot short methods. */
package io.linescope.probe.engine.demote;
