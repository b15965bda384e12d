/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What probes are to record: rules, their journal, and who follows them. */
@NullMarked
package io.linescope.control;

import org.jspecify.annotations.NullMarked;
