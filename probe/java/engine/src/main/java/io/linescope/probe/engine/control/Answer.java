/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.control;

import io.linescope.probe.engine.proto.ProtoReader;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@code linescope.v1.ServerToProbe}. */
final class Answer {
  private static final int MAX_RULES = 1_000;

  /** The rules; throws {@link IllegalArgumentException} if the bytes are none. */
  static Rules read(byte[] body) {
    ProtoReader in = new ProtoReader(body);
    List<Rule> rules = new ArrayList<>();
    long hash = 0;
    byte[] debugKey = {};
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 2) {
        hash = in.number();
      } else if (field == 3 && rules.size() < MAX_RULES) {
        rules.add(rule(in.message()));
      } else if (field == 4) {
        debugKey = in.bytes();
      }
    }
    return new Rules(rules, hash, debugKey);
  }

  private static Rule rule(ProtoReader in) {
    Rule rule = new Rule();
    long requests = 0;
    long remainingMillis = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 12) {
        requests = in.number();
      } else if (field == 13) {
        remainingMillis = in.number();
      } else if (field <= 6) {
        condition(rule, field, in);
      } else {
        effect(rule, field, in);
      }
    }
    rule.complete(requests, remainingMillis, System.nanoTime());
    return rule;
  }

  private static void condition(Rule rule, int field, ProtoReader in) {
    String value = in.text();
    switch (field) {
      case 1:
        rule.id = value;
        break;
      case 2:
        rule.endpoint = value;
        break;
      case 3:
        rule.headerName = value;
        break;
      case 4:
        rule.headerValue = value;
        break;
      case 5:
        rule.baggageName = value;
        break;
      default:
        rule.baggageValue = value;
        break;
    }
  }

  private static void effect(Rule rule, int field, ProtoReader in) {
    switch (field) {
      case 7:
        rule.level = Level.of(in.number());
        break;
      case 8:
        rule.ratio = in.real();
        break;
      case 9:
        rule.ordered = in.number() != 0;
        break;
      case 10:
        rule.budget = in.real();
        break;
      case 11:
        rule.pinned.add(in.text());
        break;
      default:
        break; // of a newer version
    }
  }

  private Answer() {}
}
