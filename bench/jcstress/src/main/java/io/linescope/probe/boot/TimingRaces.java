/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.lang.reflect.Field;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZZ_Result;

/** Two classes are woven at once, and their methods are called. */
@JCStressTest
@Outcome(id = "true, true, true, true", expect = ACCEPTABLE, desc = "both count as short")
@Outcome(
    id = ".*, .*, true, true",
    expect = ACCEPTABLE_INTERESTING,
    desc = "steps are lost while the table grows: timed some calls longer")
@Outcome(expect = FORBIDDEN, desc = "no room for a method: it is timed for ever")
@State
public class TimingRaces {
  private static final int ONE = 5_000;
  private static final int OTHER = 9_000;
  private static final Field TABLE = table();

  /** With the table as at the start: it only grows, and so would do that but once. */
  public TimingRaces() {
    try {
      TABLE.set(null, new byte[1 << 12]);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Actor
  public void one(ZZZZ_Result r) {
    Timing.ensure(ONE);
    r.r1 = isShort(ONE);
  }

  @Actor
  public void other(ZZZZ_Result r) {
    Timing.ensure(OTHER);
    r.r2 = isShort(OTHER);
  }

  @Arbiter
  public void afterwards(ZZZZ_Result r) {
    r.r3 = isShort(ONE);
    r.r4 = isShort(OTHER);
  }

  private static boolean isShort(int method) {
    for (int i = 0; i < Timing.SHORT_RUN; i++) {
      Timing.note(method, 100);
    }
    return Timing.isShort(method);
  }

  private static Field table() {
    try {
      Field table = Timing.class.getDeclaredField("runs");
      table.setAccessible(true);
      return table;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }
}
