/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of a jar, class after class, and writes a line for each: what came of it, and its
 * id. Arguments: the jar, the file to write.
 */
public final class Suite implements TestExecutionListener {
  private final Launcher launcher = LauncherFactory.create();
  private final List<String> results = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    Suite suite = new Suite();
    for (String testClass : suite.classes(Path.of(arguments[0]))) {
      suite.run(testClass);
    }
    Files.write(Path.of(arguments[1]), new TreeSet<>(suite.results));
    System.exit(0); // some tests leave threads behind
  }

  private Set<String> classes(Path jar) {
    LauncherDiscoveryRequest all =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(jar)))
            .filters(ClassNameFilter.includeClassNamePatterns(".*Test"))
            .build();
    TestPlan plan = launcher.discover(all);
    Set<String> classes = new TreeSet<>();
    for (TestIdentifier engine : plan.getRoots()) {
      plan.getChildren(engine).stream()
          .flatMap(child -> child.getSource().stream())
          .filter(ClassSource.class::isInstance)
          .forEach(source -> classes.add(((ClassSource) source).getClassName()));
    }
    return classes;
  }

  /** The entry point: under the probe each class is a trace of its own. */
  private void run(String testClass) {
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(testClass))
            .build(),
        this);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    note(test, "SKIPPED");
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String thrown = result.getThrowable().map(e -> " " + e.getClass().getName()).orElse("");
    note(test, result.getStatus() + thrown);
  }

  private synchronized void note(TestIdentifier test, String result) {
    if (test.isTest() || !result.equals("SUCCESSFUL")) {
      results.add(result + " " + test.getUniqueId());
    }
  }
}
