/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the server's rules say, and which of them a request meets. */
package io.linescope.probe.engine.control;
