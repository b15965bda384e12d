/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.probe.launch.SubmissionWeaver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The packaged jar: what is in it, and that its parts fit together. */
class ITProbeJar {
  private static final Path JAR = Path.of(System.getProperty("linescope.probe.jar"));
  private static Map<String, byte[]> files;
  private static OldJdk java8;

  @BeforeAll
  static void read() throws IOException {
    files = Content.read(JAR);
    java8 = new OldJdk(8);
  }

  @Test
  void ownClasses_runOnJava8() {
    List<String> own = own();
    assertThat(own).hasSizeGreaterThan(20);
    assertThat(own).allSatisfy(n -> assertThat(version(files.get(n))).isLessThanOrEqualTo(52));
  }

  @Test
  void assembler_isNotInTheJar() {
    assertThat(files.keySet()).noneMatch(name -> name.contains("/assembly/"));
    assertThat(files.keySet()).noneMatch(name -> name.startsWith("org/objectweb/asm/"));
  }

  @Test
  void licences_areInTheJar() {
    assertThat(text("META-INF/LICENSE")).contains("Apache License");
    assertThat(text("META-INF/NOTICE")).contains("OpenTelemetry", "ASM");
  }

  @Test
  void ownClasses_linkAgainstTheShippedAgentAndJava8() {
    List<String> glue = own().stream().filter(name -> name.startsWith("inst/")).toList();
    assertThat(glue).hasSizeGreaterThan(8);
    Linkage linkage = new Linkage(files, java8);
    own().forEach(name -> linkage.check(files.get(name)));
    assertThat(linkage.checked()).isGreaterThan(500);
    assertThat(linkage.missing()).isEmpty();
  }

  @Test
  void linkage_reportsAClassThatIsNotThere() {
    String exporter = "io/opentelemetry/exporter/otlp/http/logs/OtlpHttpLogRecordExporter";
    Map<String, byte[]> less = new HashMap<>(files);
    less.remove("inst/" + exporter + ".classdata");
    Linkage linkage = new Linkage(less, java8);
    linkage.check(files.get("inst/io/linescope/probe/otel/Destination.classdata"));
    assertThat(linkage.missing()).contains(exporter);
  }

  @Test
  void linkage_reportsAMethodThatJava8Lacks() throws IOException {
    Linkage linkage = new Linkage(files, java8);
    try (InputStream self = ITProbeJar.class.getResourceAsStream("ITProbeJar.class")) {
      linkage.check(self.readAllBytes());
    }
    assertThat(linkage.missing()).contains("java/util/stream/Stream.toList()Ljava/util/List;");
  }

  @Test
  void services_nameClassesOfTheJar() {
    List<String> providers = new ArrayList<>();
    files.forEach(
        (name, bytes) -> {
          if (name.startsWith("inst/META-INF/services/")) {
            new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("io.linescope."))
                .forEach(providers::add);
          }
        });
    assertThat(providers).hasSize(7);
    assertThat(providers)
        .allSatisfy(
            p -> assertThat(files).containsKey("inst/" + p.replace('.', '/') + ".classdata"));
    assertThat(files)
        .containsKey(
            "inst/META-INF/services/io.opentelemetry.javaagent.shaded.instrumentation.api"
                + ".incubator.instrumenter.InstrumenterCustomizerProvider");
  }

  @Test
  void probeOfWebApplications_isAWholeOfItsOwn() throws IOException {
    Map<String, byte[]> web = Content.read(JAR.resolveSibling("linescope-probe-web.jar"));
    assertThat(web).hasSizeLessThan(files.size() - 3_000);
    List<String> providers = providers(web);
    assertThat(providers).hasSizeBetween(100, providers(files).size() - 250);
    Linkage linkage = new Linkage(web, java8);
    providers.forEach(provider -> linkage.check(web.get(file(provider))));
    assertThat(linkage.missing()).noneMatch(name -> name.startsWith("io/"));
  }

  /** The agent's services that are the agent's own classes. */
  private static List<String> providers(Map<String, byte[]> jar) {
    List<String> providers = new ArrayList<>();
    jar.forEach(
        (name, bytes) -> {
          if (name.startsWith("inst/META-INF/services/io.opentelemetry.")) {
            new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("io."))
                .forEach(providers::add);
          }
        });
    return providers;
  }

  private static String file(String className) {
    return "inst/" + className.replace('.', '/') + ".classdata";
  }

  /** Applications bring linescope-api in any version, which finds this by name. */
  @Test
  void manualRecording_hasTheOneMethodThatIsCalled() {
    List<String> callable = new ArrayList<>();
    new ClassReader(files.get("io/linescope/probe/boot/ManualRecording.class"))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                callable.add(Modifier.toString(access) + " " + name + type);
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    String object = "Ljava/lang/Object;";
    assertThat(callable)
        .contains(
            "public static call(Ljava/lang/String;" + object + object + object + ")" + object);
  }

  @Test
  void submissions_areToldByTheShippedAgent() {
    SubmissionWeaver.TARGETS.forEach(
        (type, method) -> {
          byte[] woven = SubmissionWeaver.weave(files.get(type + ".class"));
          assertThat(callsIn(woven, method))
              .as(type)
              .contains("io/linescope/probe/boot/TaskHook.captured");
        });
  }

  private static List<String> own() {
    return files.keySet().stream()
        .filter(n -> n.startsWith("io/linescope/") || n.startsWith("inst/io/linescope/"))
        .filter(n -> n.endsWith(".class") || n.endsWith(".classdata"))
        .toList();
  }

  private static String text(String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static int version(byte[] classFile) {
    return ((classFile[6] & 0xff) << 8) + (classFile[7] & 0xff);
  }

  private static Set<String> callsIn(byte[] classFile, String method) {
    Set<String> calls = new LinkedHashSet<>();
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return name.equals(method) ? new Calls() : null;
          }

          final class Calls extends MethodVisitor {
            Calls() {
              super(Opcodes.ASM9);
            }

            @Override
            public void visitMethodInsn(
                int opcode, String owner, String name, String descriptor, boolean isInterface) {
              calls.add(owner + "." + name);
            }
          }
        };
    new ClassReader(classFile).accept(visitor, 0);
    return calls;
  }
}
