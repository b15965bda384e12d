/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.linescope.probe.engine.proto.ProtoWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final int OFF = 1;
  private static final int SPANS = 2;
  private static final int METHODS = 3;

  @Test
  void newestRuleThatMatches_wins() {
    Rules rules = rules(rule("b").number(7, SPANS), rule("a").number(7, OFF));
    assertThat(level(rules, "GET /x")).isEqualTo(Level.SPANS);
  }

  @Test
  void ruleWithConditions_winsOverOneWithout() {
    Rules rules = rules(rule("b").number(7, OFF), rule("a").text(2, "/orders/*").number(7, SPANS));
    assertThat(level(rules, "GET /orders/17")).isEqualTo(Level.SPANS);
    assertThat(level(rules, "GET /carts/17")).isEqualTo(Level.OFF);
  }

  @Test
  void endpoint_matchesWithAndWithoutTheMethod() {
    Rules rules = rules(rule("a").text(2, "GET /orders/*").number(7, SPANS));
    assertThat(level(rules, "GET /orders/1/lines")).isEqualTo(Level.SPANS);
    assertThat(level(rules, "POST /orders/1")).isNull();
    assertThat(level(rules, "GET /orders")).isNull();
  }

  @Test
  void headerAndBaggage_mustBothHold() {
    ProtoWriter both = rule("a").text(3, "X-Tenant").text(4, "acme");
    Rules rules = rules(both.text(5, "user").text(6, "7").number(7, SPANS));
    assertThat(rules.headers()).containsExactly("x-tenant");
    assertThat(decide(rules, request(Map.of("X-Tenant", "acme", "user", "7")))).isNotNull();
    assertThat(decide(rules, request(Map.of("X-Tenant", "acme")))).isNull();
    assertThat(decide(rules, request(Map.of("X-Tenant", "other", "user", "7")))).isNull();
  }

  @Test
  void nextRequests_areCountedOnWhenTheRulesComeAgain() {
    Rules first = rules(rule("a").number(7, METHODS).number(12, 3));
    assertThat(level(first, "GET /")).isEqualTo(Level.METHODS);
    Rules second = rules(rule("b").number(7, OFF), rule("a").number(7, METHODS).number(12, 3));
    second.continueFrom(first);
    assertThat(second.all().get(1).left()).isEqualTo(2);
    assertThat(level(first, "GET /")).as("while the second is not in force").isNotNull();
    assertThat(second.all().get(1).left()).isEqualTo(1);
    Rules third = rules(rule("a").number(7, METHODS).number(12, 3));
    third.continueFrom(second);
    assertThat(level(third, "GET /")).isEqualTo(Level.METHODS);
    assertThat(level(third, "GET /")).isNull();
  }

  @Test
  void rule_endsByTime() throws Exception {
    Rules rules = rules(rule("a").number(7, SPANS).real(10, 0.5).text(11, "a.B").number(13, 60));
    assertThat(rules.budget(0.02)).isEqualTo(0.5);
    assertThat(rules.pinned()).containsExactly("a.B");
    Thread.sleep(80);
    assertThat(level(rules, "GET /")).isNull();
    assertThat(rules.budget(0.02)).isEqualTo(0.02);
    assertThat(rules.pinned()).isEmpty();
  }

  @Test
  void methods_areWantedWhileAnyRequestMayWantThem() {
    ProtoWriter off = rule("off").number(7, OFF);
    ProtoWriter some = rule("some").text(2, "/orders/*").number(7, METHODS);
    ProtoWriter next = rule("next").number(7, OFF).number(12, 1);
    assertThat(Rules.none().wantMethods(Level.METHODS)).isTrue();
    assertThat(Rules.none().wantMethods(Level.SPANS)).isFalse();
    assertThat(rules(off).wantMethods(Level.METHODS)).isFalse();
    assertThat(rules(off, some).wantMethods(Level.SPANS)).isTrue();
    assertThat(rules(off, rule("older").number(7, METHODS)).wantMethods(Level.METHODS)).isFalse();
    assertThat(rules(next).wantMethods(Level.METHODS)).as("it ends by itself").isTrue();
    assertThat(rules(rule("few").real(8, 0.1)).wantMethods(Level.METHODS)).isTrue();
  }

  @Test
  void newerFields_areSkipped() {
    ProtoWriter newer = rule("a").number(7, SPANS).number(99, 5).fixed(98, 6).text(97, "x");
    assertThat(level(rules(newer), "GET /")).isEqualTo(Level.SPANS);
  }

  @Test
  void brokenAnswer_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Answer.read(new byte[] {26, 5, 1}));
    assertThatIllegalArgumentException().isThrownBy(() -> Answer.read(new byte[] {-1, -1}));
  }

  private static ProtoWriter rule(String id) {
    return new ProtoWriter().text(1, id);
  }

  private static Rules rules(ProtoWriter... rules) {
    ProtoWriter answer = new ProtoWriter().number(1, 1).fixed(2, 7);
    for (ProtoWriter rule : rules) {
      answer.message(3, rule);
    }
    return Answer.read(answer.toBytes());
  }

  private static Level level(Rules rules, String endpoint) {
    Decision decision = decide(rules, request(Map.of("", endpoint)));
    return decision == null ? null : decision.level();
  }

  private static Decision decide(Rules rules, RequestFacts request) {
    return rules.decide(request, Level.METHODS, true);
  }

  /** A request with these headers and baggage, and its endpoint under the empty name. */
  private static RequestFacts request(Map<String, String> facts) {
    return new RequestFacts() {
      @Override
      public String endpoint() {
        return facts.getOrDefault("", "GET /");
      }

      @Override
      public String header(String name) {
        return facts.get(name);
      }

      @Override
      public String baggage(String name) {
        return facts.get(name);
      }
    };
  }
}
