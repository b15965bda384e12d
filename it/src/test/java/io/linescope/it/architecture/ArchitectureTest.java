/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the real code to {@link Rules}. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/linescope/wire/v1/"))
          .importPackages("io.linescope");

  @ParameterizedTest
  @MethodSource("rules")
  void code_followsRule(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void code_isSeen() {
    assertThat(CLASSES).extracting(c -> c.getPackageName()).contains("io.linescope.model");
  }

  static Stream<ArchRule> rules() {
    return Rules.all();
  }
}
