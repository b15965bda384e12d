/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What every endpoint shares: routes, parameters, problems and JSON. */
@NullMarked
package io.linescope.query.http;

import org.jspecify.annotations.NullMarked;
