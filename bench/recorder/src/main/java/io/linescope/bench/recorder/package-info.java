/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What each piece of the recorder's hot path costs. */
package io.linescope.bench.recorder;
