/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the engine is told. */
package io.linescope.probe.engine.settings;
