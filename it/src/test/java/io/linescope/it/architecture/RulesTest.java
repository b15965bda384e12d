/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows that each rule fires: the packages below {@code sample} break every one of them. */
class RulesTest {
  private static final JavaClasses BAD = new ClassFileImporter().importPackages("sample.linescope");

  @ParameterizedTest
  @MethodSource("rules")
  void rule_firesOnBadSample(ArchRule rule) {
    assertThat(rule.evaluate(BAD).hasViolation()).as(rule.getDescription()).isTrue();
  }

  @Test
  void samples_areSeen() {
    assertThat(BAD).isNotEmpty();
  }

  static Stream<ArchRule> rules() {
    return Rules.all();
  }
}
