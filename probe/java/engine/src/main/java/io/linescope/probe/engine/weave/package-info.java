/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Puts the recorder's calls into classes. */
package io.linescope.probe.engine.weave;
