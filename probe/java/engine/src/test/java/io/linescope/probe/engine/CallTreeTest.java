/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.linescope.probe.boot.Anchor;
import io.linescope.probe.boot.ChunkPool;
import io.linescope.probe.boot.Fragments;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.engine.settings.EngineSettings;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trees of {@code Calls}, written from its source. */
class CallTreeTest {
  private Traced traced = new Traced(everything());

  private static EngineSettings.Builder everything() {
    return EngineSettings.builder().skip(EngineSettings.Skip.NONE).budget(0);
  }

  @AfterEach
  void close() {
    traced.close();
  }

  @Test
  void nesting_isExact() throws Exception {
    assertThat(tree("nest")).containsExactly("nest x1", "  middle x2", "    leaf x3");
  }

  @Test
  void recursion_isAChain() throws Exception {
    assertThat(tree("recurse", 2)).containsExactly("recurse x1", "  recurse x1", "    recurse x1");
  }

  @Test
  void exceptions_areCountedWhereTheyPass() throws Exception {
    assertThat(tree("caught"))
        .containsExactly("caught x1", "  throwing x3 !2", "    deeper x2 !2", "  leaf x3");
  }

  @Test
  void escapingException_reachesTheCallerUnchanged() throws Exception {
    Method throwing = method("throwing", int.class);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    traced.request(
        () -> {
          try {
            throwing.invoke(null, 0);
          } catch (java.lang.reflect.InvocationTargetException e) {
            thrown.set(e.getCause());
          }
        });
    assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessage("expected");
    assertThat(traced.part().lines(0)).containsExactly("throwing x1 !1", "  deeper x1 !1");
  }

  @Test
  void shapes_areVerifiedAndRecorded() throws Exception {
    assertThat(tree("shapes", 1))
        .containsExactly(
            "shapes x1", "  leaf x2", "  lambda$shapes$0 x1", "    leaf x2", "  <init> x1");
    assertThat(tree("shapes", 3))
        .containsExactly(
            "shapes x1",
            "  synchronizedLeaf x1",
            "  lambda$shapes$0 x1",
            "    leaf x2",
            "  <init> x1");
  }

  @Test
  void alternatingCalls_areTwoNodesInOrderOfFirstCall() throws Exception {
    assertThat(tree("alternate", 500))
        .containsExactly(
            "alternate x1", "  first x500", "    leaf x500", "  second x500", "    leaf x500");
  }

  @Test
  void manyCalls_areAllCounted() throws Exception {
    assertThat(tree("middle", 1_000_000)).containsExactly("middle x1", "  leaf x1000000");
  }

  @Test
  void stackOverflow_leavesTheTreeWhole() throws Exception {
    traced.close();
    traced = new Traced(everything().maxDepth(20));
    Method overflow = method("overflow");
    traced.request(() -> overflow.invoke(null));
    Seen part = traced.part();
    List<String> lines = part.lines(0);
    assertThat(lines.get(0)).isEqualTo("overflow x1");
    assertThat(lines.get(1)).startsWith("  endless x1");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("  leaf x1");
    assertThat(part.notes()).contains("max-depth");
    assertThat(part.seenNodes()).isGreaterThan(part.nodes().size());
  }

  @Test
  void maxNodes_cutsAndSaysSo() throws Exception {
    traced.close();
    traced = new Traced(everything().maxNodes(3));
    Method alternate = method("alternate", int.class);
    traced.request(() -> alternate.invoke(null, 4));
    Seen part = traced.part();
    assertThat(part.lines(0)).containsExactly("alternate x1", "  first x4", "    leaf x4");
    assertThat(part.notes()).containsExactly("max-nodes");
    assertThat(part.seenNodes()).isEqualTo(4);
  }

  @Test
  void allocation_isAtTheMethodThatAllocates() throws Exception {
    Method allocate = method("allocate", int.class);
    traced.request(() -> allocate.invoke(null, 512));
    Seen.Node node = traced.part().nodes().get(0);
    assertThat(node.totalBytes()).isBetween(512 * 1024L, 520 * 1024L);
    assertThat(node.selfBytes()).isEqualTo(node.totalBytes());
  }

  @Test
  void times_nest() throws Exception {
    Method nest = method("nest");
    traced.request(() -> nest.invoke(null));
    List<Seen.Node> nodes = traced.part().nodes();
    Seen.Node node = nodes.get(0);
    Seen.Node middle = nodes.get(1);
    assertThat(node.timedCount()).isEqualTo(1);
    assertThat(node.totalNanos()).isGreaterThanOrEqualTo(middle.totalNanos());
    assertThat(node.selfNanos() + middle.totalNanos()).isEqualTo(node.totalNanos());
    assertThat(middle.firstStartNanos()).isGreaterThanOrEqualTo(node.firstStartNanos());
  }

  @Test
  void otherThread_isAFragmentBelowTheSubmitter() throws Exception {
    Method submit = method("submit", Function.class);
    RequestTree[] current = new RequestTree[1];
    current[0] = RequestTree.open(0);
    current[0].bind(1, 2, 3);
    Function<Runnable, Thread> start = work -> started(current[0], work);
    Fragments.Scope scope = Fragments.enter(current[0], null, 3);
    List<?> threads = (List<?>) submit.invoke(null, start);
    ((Thread) threads.get(0)).join();
    current[0].rootEnded();
    scope.close();
    Seen part = traced.part();
    assertThat(part.complete()).isTrue();
    assertThat(part.fragments()).hasSize(2);
    assertThat(part.lines(1)).containsExactly("nest x1", "  middle x2", "    leaf x3");
    assertThat(part.fragments().get(1).thread()).isEqualTo("worker");
    int anchor = part.fragments().get(1).anchorNode();
    assertThat(part.nodes().get(anchor - part.firstNode()).method()).isEqualTo("submitter");
  }

  @Test
  void thousandHops_areOneFragment() throws Exception {
    traced.close();
    traced = new Traced(everything().maxNodes(12));
    ChunkPool.limit(64 << 20); // each hop holds a buffer until it is folded
    Method alternate = method("alternate", int.class);
    RequestTree tree = RequestTree.open(0);
    tree.bind(1, 2, 3);
    Anchor[] submitter = new Anchor[1];
    for (int hop = 0; hop < 1_000; hop++) {
      Fragments.Scope scope = Fragments.enter(tree, submitter[0], 3);
      alternate.invoke(null, 1);
      submitter[0] = Fragments.capture();
      scope.close();
      if (hop == 500) {
        Thread.sleep(200); // so that some are folded before others
      }
    }
    tree.rootEnded();

    Seen part = traced.part();
    assertThat(part.fragments()).hasSize(1);
    assertThat(part.lines(0))
        .containsExactly(
            "alternate x1000",
            "  first x1000",
            "    leaf x1000",
            "  second x1000",
            "    leaf x1000");
    assertThat(part.seenNodes()).isEqualTo(5);
    assertThat(part.notes()).isEmpty();
    assertThat(part.nodes().get(0).timedCount()).isBetween(1L, 1_000L);
    assertThat(part.nodes().get(0).totalNanos()).isPositive();
  }

  @Test
  void hopsOfOtherSubmitters_areFragmentsOfTheirOwn() throws Exception {
    Method submit = method("submit", Function.class);
    RequestTree tree = RequestTree.open(0);
    tree.bind(1, 2, 3);
    Function<Runnable, Thread> start = work -> started(tree, work);
    Fragments.Scope scope = Fragments.enter(tree, null, 3);
    for (int i = 0; i < 3; i++) {
      ((Thread) ((List<?>) submit.invoke(null, start)).get(0)).join();
      Thread unsubmitted = new Thread(() -> hop(tree, start), "worker");
      unsubmitted.start();
      unsubmitted.join();
    }
    tree.rootEnded();
    scope.close();

    Seen part = traced.part();
    assertThat(part.fragments()).hasSize(4);
    assertThat(part.fragments())
        .extracting(fragment -> submitter(part, fragment))
        .containsExactlyInAnyOrder("none", "submitter", "none", "submitter");
    assertThat(part.nodes().stream().filter(node -> node.method().equals("nest")))
        .hasSize(2)
        .allMatch(node -> node.count() == 3);
  }

  private static String submitter(Seen part, Seen.Fragment fragment) {
    return fragment.anchorNode() < 0
        ? "none"
        : part.nodes().get(fragment.anchorNode() - part.firstNode()).method();
  }

  /** Work of the same request on a thread of which nobody knows who made it. */
  private void hop(RequestTree tree, Function<Runnable, Thread> start) {
    Fragments.Scope scope = Fragments.enter(tree, null, 3);
    try {
      ((Thread) ((List<?>) method("submit", Function.class).invoke(null, start)).get(0)).join();
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      scope.close();
    }
  }

  @Test
  void threadWithoutMethods_isNoFragment() throws Exception {
    Method nest = method("nest");
    traced.request(
        () -> {
          nest.invoke(null);
          RequestTree other = RequestTree.open(0);
          other.bind(4, 5, 6);
          Fragments.enter(other, null, 6).close();
          other.rootEnded();
        });
    Seen part = traced.part();
    assertThat(part.tree().traceIdHigh()).isEqualTo(1);
    assertThat(part.fragments()).hasSize(1);
  }

  @Test
  void lateWork_joinsAsALaterPart() throws Exception {
    Method submit = method("submit", Function.class);
    CountDownLatch rootEnded = new CountDownLatch(1);
    RequestTree tree = RequestTree.open(0);
    tree.bind(1, 2, 3);
    Function<Runnable, Thread> start =
        work ->
            started(
                tree,
                () -> {
                  work.run();
                },
                rootEnded);
    Fragments.Scope scope = Fragments.enter(tree, null, 3);
    submit.invoke(null, start);
    tree.rootEnded();
    scope.close();
    Seen first = traced.part();
    rootEnded.countDown();
    Seen late = traced.part();
    assertThat(List.of(first.sequence(), late.sequence())).containsExactly(0, 1);
    assertThat(late.firstNode()).isEqualTo(first.nodes().size());
    int anchor = late.fragments().get(0).anchorNode();
    assertThat(first.nodes().get(anchor).method()).isEqualTo("submitter");
    assertThat(late.lines(0)).containsExactly("nest x1", "  middle x2", "    leaf x3");
  }

  @Test
  void timeLimit_sendsWhatEndedAndLaterTheEnd() throws Exception {
    traced.close();
    traced = new Traced(everything().openLimitNanos(50_000_000));
    Method nest = method("nest");
    RequestTree tree = RequestTree.open(0);
    tree.bind(1, 2, 3);
    Fragments.Scope open = Fragments.enter(tree, null, 3);
    inOtherThread(
        () -> {
          Fragments.Scope scope = Fragments.enter(tree, null, 3);
          nest.invoke(null);
          scope.close();
        });
    Seen first = traced.part();
    assertThat(first.complete()).isFalse();
    assertThat(first.notes()).containsExactly("time-limit");
    assertThat(first.lines(0)).hasSize(3);
    tree.rootEnded();
    open.close();
    Seen last = traced.part();
    assertThat(last.complete()).isTrue();
    assertThat(last.nodes()).isEmpty();
  }

  @Test
  @Timeout(30)
  void threadThatNeverReturns_keepsNoOtherRequestFromBeingRecorded() throws Exception {
    traced.close();
    traced = new Traced(everything().openLimitNanos(50_000_000).maxLiveTrees(1));
    Method nest = method("nest");
    RequestTree endless = RequestTree.open(0);
    endless.bind(1, 2, 3);
    Fragments.Scope never = Fragments.enter(endless, null, 3);
    endless.rootEnded();
    Seen other = null;
    while (other == null) { // until the endless one is overdue
      inOtherThread(() -> traced.request(() -> nest.invoke(null)));
      other = traced.partWithin(200);
    }
    assertThat(other.lines(0)).hasSize(3);

    nest.invoke(null);
    never.close();
    Seen late = traced.part();
    assertThat(late.lines(0)).hasSize(3);
    assertThat(late.complete()).isTrue();
  }

  private static void inOtherThread(Traced.Work work) throws InterruptedException {
    Thread other = new Thread(() -> assertThatCode(work::run).doesNotThrowAnyException());
    other.start();
    other.join();
  }

  @Test
  @Timeout(30)
  void hangingReader_holdsUpNoRequest() throws Exception {
    traced.hang();
    Method nest = method("nest");
    traced.request(() -> nest.invoke(null)); // the folding thread hangs with its part
    Method middle = method("middle", int.class);
    long before = System.nanoTime();
    traced.request(() -> middle.invoke(null, 1_000_000)); // more events than the buffers hold
    assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    traced.release();
    traced.part();
    Seen part = traced.part();
    assertThat(part.lines(0)).containsExactly("middle x1", "  leaf x1000000");
    assertThat(part.notes()).isEmpty();
  }

  @Test
  void shortMethod_isCountedAlwaysAndTimedSeldom() throws Exception {
    Method middle = method("middle", int.class);
    traced.request(() -> middle.invoke(null, 100_000));
    Seen.Node leaf = traced.part().nodes().get(1);
    assertThat(leaf.count()).isEqualTo(100_000);
    assertThat(leaf.timedCount()).isBetween(1_000L, 50_000L);
    assertThat(leaf.measuredCount()).isEqualTo(leaf.timedCount());
  }

  @Test
  void orderedRequest_keepsEachCallWithItsTime() throws Exception {
    Method nest = method("nest");
    traced.ordered(() -> nest.invoke(null));
    Seen part = traced.part();
    List<Seen.Call> calls = part.fragments().get(0).calls();
    assertThat(calls).extracting(Seen.Call::method).startsWith("nest", "middle", "leaf");
    assertThat(calls).hasSize(6).allMatch(call -> call.durationNanos() >= 0);
    assertThat(calls).isSortedAccordingTo(Comparator.comparingLong(Seen.Call::startNanos));
    assertThat(part.nodes()).allMatch(node -> node.timedCount() == node.count());
  }

  @Test
  void orderedRequest_isBoundedAndSaysSo() throws Exception {
    traced.close();
    traced = new Traced(everything().maxOrderedCalls(10));
    Method middle = method("middle", int.class);
    traced.ordered(() -> middle.invoke(null, 1_000));
    Seen part = traced.part();
    assertThat(part.fragments().get(0).calls()).hasSize(10);
    assertThat(part.notes()).containsExactly("max-calls");
    assertThat(part.lines(0)).containsExactly("middle x1", "  leaf x1000");
  }

  @Test
  void withoutRequest_nothingIsRecorded() throws Exception {
    method("nest").invoke(null);
    assertThat(tree("recurse", 0)).containsExactly("recurse x1");
  }

  @Test
  void requestsAtOnce_doNotMix() throws Exception {
    Method middle = method("middle", int.class);
    List<Thread> threads =
        IntStream.rangeClosed(1, 8)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          try {
                            traced.request(() -> middle.invoke(null, i * 1000));
                          } catch (Exception e) {
                            throw new AssertionError(e);
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    List<String> leaves = IntStream.range(0, 8).mapToObj(i -> leafOf()).sorted().toList();
    assertThat(leaves)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 8).mapToObj(i -> "  leaf x" + i * 1000).sorted().toList());
  }

  private String leafOf() {
    try {
      return traced.part().lines(0).get(1);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Thread started(RequestTree tree, Runnable work) {
    return started(tree, work, new CountDownLatch(0));
  }

  private static Thread started(RequestTree tree, Runnable work, CountDownLatch when) {
    Anchor anchor = Fragments.capture();
    Thread thread =
        new Thread(
            () -> {
              try {
                when.await();
              } catch (InterruptedException e) {
                return;
              }
              Fragments.Scope scope = Fragments.enter(tree, anchor, 3);
              work.run();
              scope.close();
            },
            "worker");
    thread.start();
    return thread;
  }

  private List<String> tree(String name, int argument) throws Exception {
    Method method = method(name, int.class);
    traced.request(() -> method.invoke(null, argument));
    return traced.part().lines(0);
  }

  private List<String> tree(String name) throws Exception {
    Method method = method(name);
    traced.request(() -> method.invoke(null));
    return traced.part().lines(0);
  }

  private Method method(String name, Class<?>... parameters) throws Exception {
    Method method = traced.woven("Calls").getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }
}
