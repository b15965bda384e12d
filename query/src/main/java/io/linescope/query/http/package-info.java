/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What every endpoint shares: routes, parameters, problems, JSON, and who may ask. */
@NullMarked
package io.linescope.query.http;

import org.jspecify.annotations.NullMarked;
