/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Trees and names in the format of docs/how-it-works/wire.md. */
package io.linescope.probe.engine.encode;
