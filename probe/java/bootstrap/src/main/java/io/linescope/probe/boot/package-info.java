/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What woven methods and the glue call. JDK only, loaded by the boot loader. */
package io.linescope.probe.boot;
