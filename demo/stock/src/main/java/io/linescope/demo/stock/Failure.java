/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import java.util.List;

/** The body of a failed request: what went wrong, outermost first, through all services. */
record Failure(List<String> causes) {}
