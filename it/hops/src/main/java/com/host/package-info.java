/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Who runs other people's web applications. */
@NullMarked
package com.host;

import org.jspecify.annotations.NullMarked;
