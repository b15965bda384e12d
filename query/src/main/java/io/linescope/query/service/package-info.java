/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Services, their processes and operations, their figures, and who calls whom. */
@NullMarked
package io.linescope.query.service;

import org.jspecify.annotations.NullMarked;
