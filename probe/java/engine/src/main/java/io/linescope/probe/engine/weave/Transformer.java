/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.weave;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.engine.report.ProbeLog;
import io.linescope.probe.engine.settings.EngineSettings;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** What the JVM asks for each class it loads. A class that cannot be woven is left as it is. */
public final class Transformer implements ClassFileTransformer {
  private final ClassSelector selector;
  private final ClassWeaver weaver;
  private final ClassBytes seen;
  private volatile boolean rests;

  /** Is shown the bytes of each class before it is woven. */
  public interface ClassBytes {
    void seen(String className, byte[] bytes);
  }

  public Transformer(EngineSettings settings, ClassWeaver weaver, ClassBytes seen) {
    this.selector = new ClassSelector(settings);
    this.weaver = weaver;
    this.seen = seen;
  }

  /** Leaves every class as it is, until told otherwise. */
  public void rest(boolean whether) {
    rests = whether;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (rests || loader == null || name == null) {
      return null;
    }
    try {
      return selector.selects(name, domain) ? weave(name, bytes) : null;
    } catch (Throwable e) { // the JVM would swallow it without a word
      Counter.CLASSES_FAILED.add(1);
      ProbeLog.warn("class-not-woven", name.replace('/', '.') + ": " + e);
      return null;
    }
  }

  /** Whether a class is to be woven, by its name with dots. */
  public boolean selects(String className, @Nullable ProtectionDomain domain) {
    return domain != null
        && !className.startsWith("[")
        && selector.selects(className.replace('.', '/'), domain);
  }

  private byte @Nullable [] weave(String name, byte[] bytes) {
    seen.seen(name.replace('/', '.'), bytes);
    byte[] woven = weaver.weave(bytes);
    if (woven != null) {
      Counter.CLASSES_WOVEN.add(1);
    }
    return woven;
  }
}
