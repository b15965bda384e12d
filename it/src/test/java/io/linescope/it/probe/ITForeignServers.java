/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Application;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.Drive;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.ServerProcess;
import io.linescope.it.process.Tomcat;
import io.linescope.it.process.TreeShape;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strangers' released servers under nothing but {@code -javaagent}: which classes are theirs and
 * what the service is called, the probe finds out by itself. It is only told where the test's
 * server listens, and not to remember this run.
 */
class ITForeignServers {
  private static final Path FOREIGN = Distribution.root().resolve("it/target/foreign");
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ROUNDS = 10;

  private static final List<String> PAGES =
      List.of(
          "/helloworld/",
          "/forminput/",
          "/compref/wicket/bookmarkable/org.apache.wicket.examples.compref.LabelPage",
          "/compref/wicket/bookmarkable/org.apache.wicket.examples.compref.CheckBoxPage",
          "/compref/wicket/bookmarkable/org.apache.wicket.examples.compref.FormPage",
          "/repeater/wicket/bookmarkable/org.apache.wicket.examples.repeater.SimplePage",
          "/repeater/wicket/bookmarkable/org.apache.wicket.examples.repeater.PagingPage");

  private static final String EXPECTATIONS =
      """
      [
        {
          "httpRequest": {"path": "/orders/.*"},
          "httpResponse": {"body": "an order"}
        },
        {
          "httpRequest": {"path": "/echo/.*"},
          "httpResponseTemplate": {
            "templateType": "VELOCITY",
            "template": "{'statusCode': 200, 'body': 'asked for $!request.path'}"
          }
        }
      ]
      """;

  @TempDir Path folder;

  @Test
  void pagesOfAWarInTomcat_haveTrees() throws Exception {
    Tomcat tomcat = tomcat(FOREIGN.resolve("wicket-examples.war"));
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      Drive drive = visitPages(tomcat, server, "/wicket-examples", PAGES, ROUNDS);
      Map<String, List<JsonNode>> trees = drive.trees(server, LIMIT);
      assertMostAreTrees(trees, drive.size(), "wicket-examples");
      assertThat(classes(trees))
          .anyMatch(name -> name.startsWith("org.apache.wicket.examples.")) // WEB-INF/classes
          .anyMatch(name -> name.startsWith("org.apache.wicket.markup.")) // WEB-INF/lib
          .noneMatch(name -> name.startsWith("org.apache.catalina."));
    }
  }

  /** Tomcat then says of the classes that they come from the WAR itself. */
  @Test
  void classesOfAPackedWar_areRecorded() throws Exception {
    Tomcat tomcat = tomcat(Tomcat.sample(FOREIGN.resolve("tomcat"))).leavePacked();
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      Drive drive = visitPages(tomcat, server, "/sample", List.of("/hello"), 1);
      assertThat(classes(drive.trees(server, LIMIT))).containsExactly("mypackage.Hello");
    }
  }

  @Test
  void requestsToAShadedNettyServer_haveTrees() throws Exception {
    int port = Application.freePort();
    String url = "http://127.0.0.1:" + port;
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      List<String> all = options(server);
      all.add("-Dmockserver.livenessHttpGetPath=/ready");
      all.add("-jar");
      all.add(FOREIGN.resolve("mockserver-netty.jar").toString());
      all.addAll(List.of("-serverPort", Integer.toString(port)));
      try (Application application = Application.start(JavaHome.of(17), all)) {
        application.awaitAnswer(url + "/ready");
        Drive drive = new Drive(url);
        assertThat(drive.put("/mockserver/expectation", EXPECTATIONS).statusCode()).isEqualTo(201);
        for (int i = 0; i < ROUNDS * 3; i++) {
          assertThat(drive.get("/orders/" + i).body()).isEqualTo("an order");
          assertThat(drive.get("/echo/" + i).body()).isEqualTo("asked for /echo/" + i);
          assertThat(drive.get("/nothing/" + i).statusCode()).isEqualTo(404);
          assertThat(verify(drive, "/orders/" + i)).isEqualTo(202);
        }
        application.stop();
        Map<String, List<JsonNode>> trees = drive.trees(server, LIMIT);
        assertMostAreTrees(trees, drive.size(), "mockserver-netty");
        assertThat(classes(trees)).allMatch(name -> name.startsWith("org.mockserver."));
      }
    }
  }

  private Tomcat tomcat(Path war) throws Exception {
    return Tomcat.with(FOREIGN.resolve("tomcat"), folder.resolve("tomcat"), war);
  }

  private Drive visitPages(
      Tomcat tomcat, ServerProcess server, String context, List<String> pages, int rounds)
      throws Exception {
    try (Application application = tomcat.start(JavaHome.of(17), options(server))) {
      application.awaitAnswer(tomcat.url() + context + "/index.html");
      Drive drive = new Drive(tomcat.url());
      for (int i = 0; i < rounds; i++) {
        for (String page : pages) {
          visit(drive, context + page);
        }
      }
      application.stop();
      return drive;
    }
  }

  private List<String> options(ServerProcess server) {
    return new ArrayList<>(
        List.of(
            "-javaagent:" + Distribution.probe(),
            "-Dlinescope.endpoint=" + server.url(),
            "-Dlinescope.state=" + folder.resolve("state")));
  }

  /** Wicket renders a page at the first request, and hands out what it rendered at a second. */
  private static void visit(Drive drive, String path) throws Exception {
    HttpResponse<String> page = drive.get(path);
    if (page.statusCode() == 302) {
      URI rendered = page.uri().resolve(page.headers().firstValue("location").orElseThrow());
      page = drive.get(rendered.getRawPath() + "?" + rendered.getRawQuery());
    }
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    assertThat(page.body()).contains("</html>");
  }

  private static int verify(Drive drive, String path) throws Exception {
    String body = "{\"httpRequest\": {\"path\": \"" + path + "\"}}";
    return drive.put("/mockserver/verify", body).statusCode();
  }

  private static void assertMostAreTrees(
      Map<String, List<JsonNode>> trees, int requests, String service) {
    long grown = trees.values().stream().filter(ITForeignServers::isMoreThanOneNode).count();
    System.out.printf("%s: %d requests, %d trees%n", service, requests, grown);
    assertThat(requests).isGreaterThanOrEqualTo(100);
    assertThat(trees).as("requests in the store").hasSize(requests);
    assertThat(grown).isBetween(requests * 95L / 100, (long) requests);
    assertThat(trees.values().stream().flatMap(List::stream))
        .allSatisfy(tree -> assertThat(tree.path("service").asText()).isEqualTo(service));
  }

  private static Set<String> classes(Map<String, List<JsonNode>> trees) {
    Set<String> classes = new TreeSet<>();
    trees.values().stream()
        .flatMap(List::stream)
        .forEach(tree -> tree.path("nodes").findValuesAsText("class").forEach(classes::add));
    return classes;
  }

  private static boolean isMoreThanOneNode(List<JsonNode> trees) {
    return trees.stream().anyMatch(tree -> TreeShape.of(tree).nodes() > 1);
  }
}
