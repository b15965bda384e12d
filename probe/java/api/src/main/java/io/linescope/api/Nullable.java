/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** May be null; for our compiler alone, so that the class files name no library. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE_USE)
@interface Nullable {}
