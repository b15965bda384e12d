/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.net.URL;
import java.net.URLClassLoader;

/** A loader that loads {@link Reloaded} itself, and all else where its parent does. */
final class Reloading extends URLClassLoader {
  private Reloading(URL folder) {
    super(new URL[] {folder}, Reloading.class.getClassLoader());
  }

  /** An instance of a class that did not exist before. */
  static Plugin anew() {
    URL folder = Reloading.class.getProtectionDomain().getCodeSource().getLocation();
    try {
      return (Plugin)
          new Reloading(folder).loadClass("bench.Reloaded").getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.equals("bench.Reloaded")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
