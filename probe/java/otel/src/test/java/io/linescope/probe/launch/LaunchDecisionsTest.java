/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchDecisionsTest {
  @Test
  void settings_systemPropertyWinsOverEnvironmentAndFile() {
    Properties system = new Properties();
    system.setProperty("linescope.token", "system");
    Properties file = new Properties();
    file.setProperty("linescope.token", "file");
    file.setProperty("linescope.max-nodes", "7");
    file.setProperty("linescope.service", "file");
    Map<String, String> environment =
        Map.of("LINESCOPE_TOKEN", "environment", "LINESCOPE_MAX_NODES", "8");
    Settings settings = new Settings(system, environment, file);
    assertThat(settings.text("linescope.token")).isEqualTo("system");
    assertThat(settings.number("linescope.max-nodes", 1)).isEqualTo(8);
    assertThat(settings.text("linescope.service")).isEqualTo("file");
  }

  @ParameterizedTest
  @CsvSource({"2%,0.02", "off,0.0", "0.5 %,0.005", "much,0.02"})
  void budget_isAShare(String text, double share) {
    assertThat(settings("linescope.budget", text).budget()).isEqualTo(share);
  }

  @Test
  void endpoint_losesItsLastSlash() {
    assertThat(settings("linescope.endpoint", "http://a:1/").endpoint()).isEqualTo("http://a:1");
  }

  @Test
  void serviceName_ofOpenTelemetryWins() {
    Settings settings = settings("otel.resource.attributes", "a=b,service.name=shop");
    ServiceName name = ServiceName.of(settings, Program.of("com.acme.Main x", "/none"));
    assertThat(name.name).isEqualTo("shop");
    assertThat(name.isFromOpenTelemetry()).isTrue();
  }

  @Test
  void serviceName_isReadFromSpringsArguments() {
    Program program = Program.of("com.acme.Main --spring.application.name=till", "/none");
    ServiceName name = ServiceName.of(settings("a", "b"), program);
    assertThat(name.name + " " + name.source).isEqualTo("till spring.application.name");
  }

  @Test
  void serviceName_isTheMainClassAtLast() {
    ServiceName name = ServiceName.of(settings("a", "b"), Program.of("com.acme.Till", "/none"));
    assertThat(name.name + " " + name.source).isEqualTo("Till main class");
  }

  @Test
  void yaml_isReadByItsNesting() throws Exception {
    String yaml = "spring:\n  jpa:\n    name: no\n  application: # x\n    name: 'shop' # y\n";
    BufferedReader reader = new BufferedReader(new StringReader(yaml));
    assertThat(YamlPath.find(reader, "spring.application.name")).isEqualTo("shop");
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.shop.Main, com.acme.till.Till, file:/lib/acme-till.jar, true",
    "com.acme.shop.Main, org.lib.Thing, file:/lib/thing.jar, false",
    "com.acme.shop.Main, other.Thing, file:/build/classes/, true",
    "com.acme.shop.Main, other.Thing, jar:nested:/a.jar/!BOOT-INF/classes/!/, true",
    "com.acme.shop.Main, io.linescope.api.Recorder, file:/build/classes/, false",
    "com.acme.shop.Main, com.acmex.Thing, file:/lib/acmex.jar, false",
    "com.acme.shop.Main, other.Loader, file:/lib/shop.war, false",
    "org.apache.catalina.startup.Bootstrap, org.apache.coyote.A, file:/lib/tomcat.jar, false",
    "org.apache.catalina.startup.Bootstrap, my.A, file:/t/webapps/x/WEB-INF/classes/, true",
    "org.apache.catalina.startup.Bootstrap, my.A, file:/t/webapps/x.war, true",
    "org.apache.catalina.startup.Bootstrap, my.A, war:file:/t/x.war*/WEB-INF/lib/a.jar, false",
    "org.apache.catalina.startup.Bootstrap, my.A, file:/t/webapps/x/WEB-INF/lib/a.jar, false",
  })
  void applicationCode_isToldByItsSource(
      String main, String className, String location, boolean expected) throws Exception {
    ApplicationCode code = new ApplicationCode(Program.of(main, "/none"));
    assertThat(code.contains(className, from(location))).isEqualTo(expected);
  }

  @Test
  void libraryInAWar_isTheApplicationsIfItSharesPackagesWithIt(@TempDir Path war) throws Exception {
    Path classes = war.resolve("WEB-INF/classes");
    Files.createDirectories(classes.resolve("com/acme/shop"));
    Files.createFile(classes.resolve("com/acme/shop/Cart.class"));
    Files.createDirectories(classes.resolve("org/apache/jsp"));
    Files.createFile(classes.resolve("org/apache/jsp/cart_jsp.class"));
    Files.createDirectories(classes.resolve("org/other"));
    Files.createFile(classes.resolve("org/other/settings.xml"));
    ProtectionDomain library = from(war.resolve("WEB-INF/lib/any.jar").toUri().toString());
    ApplicationCode code =
        new ApplicationCode(Program.of("org.apache.catalina.startup.Bootstrap start", "/none"));
    assertThat(code.contains("com.acme.till.Till", library)).isTrue();
    assertThat(code.contains("com.acmex.Thing", library)).isFalse();
    assertThat(code.contains("org.apache.commons.Thing", library)).isFalse();
    assertThat(code.contains("org.other.Thing", library)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "jdk.compiler/com.sun.tools.javac.Main -d x, true",
    "org.codehaus.plexus.classworlds.launcher.Launcher verify, true",
    "com.acme.Main, false"
  })
  void program_ofTheJdkOrABuildIsATool(String command, boolean tool) {
    assertThat(Program.of(command, "/none").isTool()).isEqualTo(tool);
  }

  /** What a class from there has. Its protocol may be one that only a container knows. */
  private static ProtectionDomain from(String location) throws Exception {
    URLStreamHandler closed =
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("nothing is read from " + url);
          }
        };
    URL url = new URL(null, location, closed);
    return new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
  }

  private static Settings settings(String name, String value) {
    Properties system = new Properties();
    system.setProperty(name, value);
    return new Settings(system, Map.of(), new Properties());
  }
}
