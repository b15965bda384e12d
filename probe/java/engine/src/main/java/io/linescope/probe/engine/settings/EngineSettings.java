/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.settings;

import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the engine records, and how much of it. */
public final class EngineSettings {
  /** Tells which classes are the application's own. */
  public interface ApplicationClasses {
    /**
     * Asked when a class is loaded; MUST NOT load classes of the application.
     *
     * @param className with dots
     */
    boolean contains(String className, @Nullable ProtectionDomain domain);
  }

  /** When calls are timed. */
  public enum Timing {
    /** Of methods that prove short few calls are timed. */
    ADAPTIVE,
    /** Every call is timed. */
    EXACT
  }

  /** What times are read from. */
  public enum ClockSource {
    /** The processor's counter where the JVM lets us read it, else the system's clock. */
    AUTO,
    /** {@link System#nanoTime}. */
    SYSTEM
  }

  /** Which methods are left out from the start. */
  public enum Skip {
    /** Those without a call or loop, and short ones that only pass on to another. */
    TRIVIAL,
    NONE
  }

  private final Builder values;

  private EngineSettings(Builder values) {
    this.values = values;
  }

  public static Builder builder() {
    return new Builder();
  }

  public List<String> include() {
    return Collections.unmodifiableList(values.include);
  }

  public List<String> exclude() {
    return Collections.unmodifiableList(values.exclude);
  }

  public ApplicationClasses application() {
    return values.application;
  }

  public List<String> entryPoints() {
    return Collections.unmodifiableList(values.entryPoints);
  }

  public int maxNodes() {
    return values.maxNodes;
  }

  public int maxDepth() {
    return values.maxDepth;
  }

  public long maxBytesPerTree() {
    return values.maxBytesPerTree;
  }

  /** Calls that a tree keeps one by one, if it is recorded in order. */
  public int maxOrderedCalls() {
    return values.maxOrderedCalls;
  }

  public int maxLiveTrees() {
    return values.maxLiveTrees;
  }

  public long bufferBytes() {
    return values.bufferBytes;
  }

  public long openLimitNanos() {
    return values.openLimitNanos;
  }

  public Timing timing() {
    return values.timing;
  }

  public ClockSource clock() {
    return values.clock;
  }

  /** {@link Skip#NONE} wherever the budget is off. */
  public Skip skip() {
    return isBudgeted() ? values.skip : Skip.NONE;
  }

  /** Share of the process's CPU time that recording may take. */
  public double budget() {
    return values.budget;
  }

  /** False: nothing is skipped or demoted, at whatever price. */
  public boolean isBudgeted() {
    return values.budget > 0;
  }

  public @Nullable Path stateFolder() {
    return values.stateFolder;
  }

  public long epoch() {
    return values.epoch;
  }

  /** Collects settings; what is not set has its default. */
  public static final class Builder {
    private final List<String> include = new ArrayList<>();
    private final List<String> exclude = new ArrayList<>();
    private final List<String> entryPoints = new ArrayList<>();
    private ApplicationClasses application = (name, domain) -> false;
    private int maxNodes = 10_000;
    private int maxDepth = 1_000;
    private long maxBytesPerTree = 4 << 20;
    private int maxOrderedCalls = 50_000;
    private int maxLiveTrees = 1_000;
    private long bufferBytes = 16 << 20;
    private long openLimitNanos = TimeUnit.SECONDS.toNanos(30);
    private Timing timing = Timing.ADAPTIVE;
    private ClockSource clock = ClockSource.AUTO;
    private Skip skip = Skip.TRIVIAL;
    private double budget = 0.02;
    private @Nullable Path stateFolder;
    private long epoch = System.currentTimeMillis();

    /** Packages or classes to record besides the application's own; `*` stands for anything. */
    public Builder include(List<String> patterns) {
      include.addAll(patterns);
      return this;
    }

    /** Packages or classes never to record. Wins over all else. */
    public Builder exclude(List<String> patterns) {
      exclude.addAll(patterns);
      return this;
    }

    public Builder application(ApplicationClasses classes) {
      application = classes;
      return this;
    }

    /** Methods that begin a trace, such as {@code com.acme.Job#run}. */
    public Builder entryPoints(List<String> methods) {
      entryPoints.addAll(methods);
      return this;
    }

    public Builder maxNodes(int nodes) {
      maxNodes = nodes;
      return this;
    }

    public Builder maxDepth(int depth) {
      maxDepth = depth;
      return this;
    }

    public Builder maxBytesPerTree(long bytes) {
      maxBytesPerTree = bytes;
      return this;
    }

    public Builder maxOrderedCalls(int calls) {
      maxOrderedCalls = calls;
      return this;
    }

    public Builder maxLiveTrees(int trees) {
      maxLiveTrees = trees;
      return this;
    }

    public Builder bufferBytes(long bytes) {
      bufferBytes = bytes;
      return this;
    }

    /** How long a tree may stay open before it is sent as it is. */
    public Builder openLimitNanos(long nanos) {
      openLimitNanos = nanos;
      return this;
    }

    public Builder timing(Timing when) {
      timing = when;
      return this;
    }

    public Builder clock(ClockSource source) {
      clock = source;
      return this;
    }

    public Builder skip(Skip which) {
      skip = which;
      return this;
    }

    /** Share of the process's CPU time, such as 0.02; 0 is off. */
    public Builder budget(double share) {
      budget = share;
      return this;
    }

    public Builder stateFolder(@Nullable Path folder) {
      stateFolder = folder;
      return this;
    }

    /** Tells this process's method numbers from those of an earlier one. */
    public Builder epoch(long number) {
      epoch = number;
      return this;
    }

    public EngineSettings build() {
      return new EngineSettings(this);
    }
  }
}
