/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.control;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two requests begin where a rule is for the next one. */
@JCStressTest
@Outcome(
    id = {"true, false", "false, true"},
    expect = ACCEPTABLE,
    desc = "it is for one of them")
@Outcome(expect = FORBIDDEN, desc = "it is for both, or for none")
@State
public class RuleRaces {
  private final Rule rule = new Rule();

  public RuleRaces() {
    rule.complete(1, 0, 0);
  }

  @Actor
  public void one(ZZ_Result r) {
    r.r1 = rule.take();
  }

  @Actor
  public void other(ZZ_Result r) {
    r.r2 = rule.take();
  }
}
