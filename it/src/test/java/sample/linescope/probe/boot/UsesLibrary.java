/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package sample.linescope.probe.boot;

import com.tngtech.archunit.lang.ArchRule;
import java.util.logging.Logger;

/** Bad twice: a library in the boot loader, and the application's logging. */
abstract class UsesLibrary implements ArchRule {
  final Logger logger = Logger.getLogger("sample");
}
