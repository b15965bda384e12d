/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine;

import io.linescope.probe.boot.ChunkPool;
import io.linescope.probe.boot.Fragments;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.engine.encode.TreeEncoder;
import io.linescope.probe.engine.fold.Folder;
import io.linescope.probe.engine.fold.TreePart;
import io.linescope.probe.engine.names.Methods;
import io.linescope.probe.engine.settings.EngineSettings;
import io.linescope.probe.engine.weave.ClassWeaver;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs woven code as a request and tells its tree, with the real recorder and folder. */
final class Traced implements AutoCloseable {
  private static final String PROGRAMS = "io.linescope.probe.engine.program.";

  private final Methods methods = new Methods();
  private final TreeEncoder encoder = new TreeEncoder();
  private final BlockingQueue<Seen> parts = new LinkedBlockingQueue<>();
  private final Semaphore gate = new Semaphore(1);
  private final EngineSettings settings;
  private final Folder folder;
  private final ClassLoader loader;

  Traced(EngineSettings.Builder builder) {
    ChunkPool.limit(1 << 20);
    settings = builder.build();
    folder = new Folder(settings, this::add);
    folder.start();
    RequestTree.readBy(folder);
    loader = new WeavingLoader(new ClassWeaver(settings, methods, number -> false));
  }

  private void add(TreePart part) {
    gate.acquireUninterruptibly();
    assert encoder.encode(part, 1, new int[0]).length > 0;
    parts.add(Seen.of(part, number -> methods.method(number).name()));
    gate.release();
  }

  /** From the next part on, the folding thread hangs until it is {@link #release}d. */
  void hang() throws InterruptedException {
    gate.acquire();
  }

  void release() {
    gate.release();
  }

  /** The woven twin of a class in the package of programs. */
  Class<?> woven(String simpleName) throws ClassNotFoundException {
    return loader.loadClass(PROGRAMS + simpleName);
  }

  interface Work {
    void run() throws Exception;
  }

  /** Runs work on this thread as a request, and returns its tree. */
  RequestTree request(Work work) throws Exception {
    return request(RequestTree.open(System.currentTimeMillis() * 1_000_000), work);
  }

  /** As {@link #request}, with each call kept. */
  RequestTree ordered(Work work) throws Exception {
    RequestTree tree = RequestTree.open(System.currentTimeMillis() * 1_000_000);
    tree.order();
    return request(tree, work);
  }

  private static RequestTree request(RequestTree tree, Work work) throws Exception {
    tree.bind(1, 2, 3);
    Fragments.Scope scope = Fragments.enter(tree, null, 3);
    try {
      work.run();
    } finally {
      tree.rootEnded();
      scope.close();
    }
    return tree;
  }

  Seen part() throws InterruptedException {
    Seen part = partWithin(10_000);
    if (part == null) {
      throw new AssertionError("no part of a tree came");
    }
    return part;
  }

  /** The next part; null: none came in time. */
  Seen partWithin(long millis) throws InterruptedException {
    return parts.poll(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    RequestTree.readBy(null);
    folder.stop();
  }

  /** Weaves the programs, leaves the rest to the parent. */
  private static final class WeavingLoader extends ClassLoader {
    private final ClassWeaver weaver;

    WeavingLoader(ClassWeaver weaver) {
      super(Traced.class.getClassLoader());
      this.weaver = weaver;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PROGRAMS)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        byte[] woven = weaver.weave(bytes);
        return woven == null
            ? defineClass(name, bytes, 0, bytes.length)
            : defineClass(name, woven, 0, woven.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
