/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.testkit;

import static io.linescope.storage.testkit.Samples.trace;
import static io.linescope.storage.testkit.Samples.tree;
import static io.linescope.storage.testkit.Samples.treeInOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.CallTreePart;
import io.linescope.model.Method;
import io.linescope.model.MethodNames;
import io.linescope.storage.Batch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link io.linescope.storage.CallTrees} promises. */
public interface CallTreesContract extends StorageContract {

  @Test
  default void parts_giveBackEveryField() throws Exception {
    CallTreePart part = tree(1, 5, "i-1", 0);
    appendTrees(part);
    assertThat(storage().callTrees().parts(trace(1))).containsExactly(part);
  }

  @Test
  default void calls_comeBackInTheirOrder() throws Exception {
    CallTreePart inOrder = treeInOrder(1, 5, "i-1", 0);
    CallTreePart without = tree(1, 5, "i-1", 1);
    appendTrees(inOrder, without);
    assertThat(storage().callTrees().parts(trace(1))).containsExactlyInAnyOrder(inOrder, without);
  }

  @Test
  default void parts_areThoseOfTheTraceOnly() throws Exception {
    CallTreePart first = tree(1, 5, "i-1", 0);
    CallTreePart late = tree(1, 5, "i-1", 1);
    CallTreePart otherInstance = tree(1, 5, "i-2", 0);
    CallTreePart otherSpan = tree(1, 6, "i-1", 0);
    appendTrees(first, otherInstance, tree(2, 5, "i-1", 0));
    appendTrees(late, otherSpan);
    assertThat(storage().callTrees().parts(trace(1)))
        .containsExactlyInAnyOrder(first, late, otherInstance, otherSpan);
    assertThat(storage().callTrees().parts(trace(3))).isEmpty();
  }

  @Test
  default void part_appendedAgainIsThereOnce() throws Exception {
    appendTrees(tree(1, 5, "i-1", 0), tree(1, 5, "i-1", 0));
    appendTrees(tree(1, 5, "i-1", 0));
    assertThat(storage().callTrees().parts(trace(1))).hasSize(1);
  }

  @Test
  default void methods_areNamedByInstanceAndEpoch() throws Exception {
    Method one = new Method("com.acme.Shop$Cart", "<init>", "(ILjava/lang/String;)V", 17);
    Method two = new Method("com.acme.Shop", "总计", "()J", null);
    appendNames(
        new MethodNames("i-1", 1, Map.of(1, one)), new MethodNames("i-1", 2, Map.of(1, two)));
    appendNames(
        new MethodNames("i-1", 1, Map.of(2, two)), new MethodNames("i-2", 1, Map.of(1, two)));
    assertThat(storage().callTrees().methods("i-1", 1, Set.of(1, 2, 3)))
        .isEqualTo(Map.of(1, one, 2, two));
    assertThat(storage().callTrees().methods("i-1", 2, Set.of(1))).isEqualTo(Map.of(1, two));
    assertThat(storage().callTrees().methods("i-2", 1, Set.of())).isEmpty();
    assertThat(storage().callTrees().methods("../i", -1, Set.of(1))).isEmpty();
  }

  private void appendTrees(CallTreePart... parts) throws Exception {
    append(new Batch(List.of(), List.of(parts), List.of()));
  }

  private void appendNames(MethodNames... names) throws Exception {
    append(new Batch(List.of(), List.of(), List.of(names)));
  }
}
