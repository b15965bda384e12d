/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The arrows of ARCHITECTURE.md as rules. Packages are matched from {@code linescope} on, so that
 * the bad samples of {@link RulesTest} can stand outside of the real packages.
 */
final class Rules {
  private static final String SHADED = "..linescope.probe.shaded..";

  private Rules() {}

  /** Each part, and which other parts it may use. */
  private static final List<Part> PARTS =
      List.of(
          new Part("model"),
          new Part("wire", "model"),
          new Part("storage", "model"),
          new Part("control", "model"),
          new Part("collector", "model", "wire", "storage", "control"),
          new Part("analysis", "model"),
          new Part("query", "model", "wire", "storage", "analysis", "control"),
          new Part("cli"),
          new Part("server", "model", "storage", "collector", "query", "cli", "wire", "control"),
          new Part("probe"),
          new Part("api"),
          new Part("demo"));

  static Stream<ArchRule> all() {
    return Stream.concat(
        PARTS.stream().map(Part::rule),
        Stream.of(
            NO_PACKAGE_CYCLES,
            ONLY_SERVER_KNOWS_A_STORE,
            BOOTSTRAP_IS_JDK_ONLY,
            API_IS_JDK_ONLY,
            ENGINE_KNOWS_NO_OPENTELEMETRY,
            PROBE_LOGS_THROUGH_NOTHING,
            PACKAGES_ARE_NAMED_BY_IDEA));
  }

  static final ArchRule NO_PACKAGE_CYCLES =
      slices().matching("..linescope.(**)").should().beFreeOfCycles();

  static final ArchRule ONLY_SERVER_KNOWS_A_STORE =
      noClasses()
          .that(
              resideInAPackage("..linescope..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "..linescope.storage.embedded..", "..linescope.server.."))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..linescope.storage.embedded..");

  static final ArchRule BOOTSTRAP_IS_JDK_ONLY =
      classes()
          .that()
          .resideInAPackage("..linescope.probe.boot..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("..linescope.probe.boot..", "java..", "sun.misc..")
          .allowEmptyShould(true);

  static final ArchRule API_IS_JDK_ONLY =
      classes()
          .that()
          .resideInAPackage("..linescope.api..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("..linescope.api..", "java..")
          .allowEmptyShould(true);

  static final ArchRule ENGINE_KNOWS_NO_OPENTELEMETRY =
      noClasses()
          .that()
          .resideInAnyPackage("..linescope.probe.engine..", "..linescope.probe.boot..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.opentelemetry..")
          .allowEmptyShould(true);

  static final ArchRule PROBE_LOGS_THROUGH_NOTHING =
      noClasses()
          .that()
          .resideInAPackage("..linescope.probe..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache.logging..")
          .allowEmptyShould(true);

  static final ArchRule PACKAGES_ARE_NAMED_BY_IDEA =
      noClasses()
          .that()
          .resideInAPackage("..linescope..")
          .should()
          .resideInAnyPackage(
              "..util..", "..common..", "..impl..", "..helper..", "..helpers..", "..manager..");

  /** A part of Linescope, named by its package. */
  private record Part(String name, List<String> uses) {
    Part(String name, String... uses) {
      this(name, List.of(uses));
    }

    ArchRule rule() {
      return noClasses()
          .that()
          .resideInAPackage(packageOf(name))
          .should()
          .dependOnClassesThat(isAnotherPart())
          .as("%s uses only %s".formatted(name, uses.isEmpty() ? "itself" : uses))
          .allowEmptyShould(true);
    }

    private DescribedPredicate<JavaClass> isAnotherPart() {
      String[] allowed =
          Stream.concat(Stream.of(name), uses.stream()).map(Part::packageOf).toArray(String[]::new);
      String[] withShaded = Arrays.copyOf(allowed, allowed.length + 1);
      withShaded[allowed.length] = SHADED;
      return resideInAPackage("..linescope..").and(not(resideInAnyPackage(withShaded)));
    }

    private static String packageOf(String part) {
      return "..linescope." + part + "..";
    }
  }
}
