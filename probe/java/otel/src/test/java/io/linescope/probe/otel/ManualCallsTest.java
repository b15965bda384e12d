/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.probe.engine.Engine;
import io.linescope.probe.engine.control.Control;
import io.linescope.probe.engine.control.Level;
import io.linescope.probe.engine.proto.ProtoWriter;
import io.linescope.probe.engine.settings.EngineSettings;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What applications call, in the right way and in wrong ones. */
class ManualCallsTest {
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  /** Nothing is woven at level spans, so it asks the JVM for nothing. */
  private static final Engine ENGINE =
      Engine.start(EngineSettings.builder().budget(0).build(), null);

  private static final int OFF = 1;

  private final Ended ended = new Ended();
  private final Control control = new Control(ENGINE, Level.SPANS, 0);
  private final SdkTracerProvider sdk =
      SdkTracerProvider.builder()
          .setSampler(new LevelSampler(Sampler.parentBased(Sampler.alwaysOn()), control))
          .addSpanProcessor(SimpleSpanProcessor.create(ended))
          .build();
  private final ManualCalls calls = new ManualCalls(sdk.get("test"), control);

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(Context.current()).isSameAs(Context.root());
    sdk.close();
  }

  @Test
  void recorders_nestAsTheyAreCurrent() {
    Object outer = start("outer");
    Object inner = start("inner");
    Object beside = calls.call("start-beside", Object.class, "beside", inner);
    end(beside);
    end(inner);
    end(outer);
    assertThat(ended.parents())
        .containsExactly(
            Map.entry("beside", "outer"), Map.entry("inner", "outer"), Map.entry("outer", ""));
  }

  @Test
  void contextOfAnotherThread_isTheParent() throws Exception {
    Object outer = start("outer");
    Object context = calls.call("context", outer, null, null);
    onAnotherThread(() -> end(calls.call("start-in", Object.class, "inner", context)));
    end(outer);
    assertThat(ended.parents()).containsEntry("inner", "outer");
  }

  @Test
  void noContext_beginsATrace() {
    Object outer = start("outer");
    end(calls.call("start-in", Object.class, "own", null));
    end(outer);
    assertThat(ended.parents()).containsEntry("own", "");
    assertThat(ended.get("own").getTraceId()).isNotEqualTo(ended.get("outer").getTraceId());
  }

  @Test
  void endedTwice_isEndedOnce() {
    Object outer = start("outer");
    Object inner = start("inner");
    end(inner);
    end(inner);
    assertThat(Span.current().getSpanContext().getSpanId()).isEqualTo(spanId(outer));
    end(outer);
    assertThat(ended.parents()).hasSize(2);
  }

  @Test
  void outerEndedFirst_leavesBothAndTheInnerGoesOn() {
    Object outer = start("outer");
    Object inner = start("inner");
    end(outer);
    assertThat(Context.current()).isSameAs(Context.root());
    calls.call("tag", inner, "late", true);
    end(inner);
    end(start("next"));
    assertThat(ended.parents()).containsEntry("next", "");
    assertThat(ended.get("inner").getAttributes().get(AttributeKey.booleanKey("late"))).isTrue();
  }

  @Test
  void endedOnAnotherThread_isLeftByItsOwnWithTheNextStart() throws Exception {
    Object abroad = start("abroad");
    onAnotherThread(() -> end(abroad));
    end(start("next"));
    assertThat(ended.parents()).containsExactly(Map.entry("abroad", ""), Map.entry("next", ""));
  }

  @Test
  void endedOnAnotherThread_isNoContextToHandOver() throws Exception {
    Object abroad = start("abroad");
    onAnotherThread(() -> end(abroad));
    assertThat(calls.call("current", null, null, null)).isNull();
  }

  @Test
  void endedWithinAnothersScope_isLeftOnceThatIsClosed() {
    Object outer = start("outer");
    Span others = sdk.get("others").spanBuilder("others").startSpan();
    try (Scope scope = others.makeCurrent()) {
      end(outer);
      end(start("inner"));
    }
    others.end();
    end(start("next"));
    assertThat(ended.parents())
        .containsEntry("others", "outer")
        .containsEntry("inner", "others")
        .containsEntry("next", "");
  }

  @Test
  void afterTheEnd_nothingChanges() {
    Object recorder = start("a");
    end(recorder);
    calls.call("tag", recorder, "late", 1L);
    calls.call("log", recorder, "late", null);
    calls.call("fail", recorder, new IllegalStateException(), null);
    assertThat(ended.get("a").getAttributes().get(AttributeKey.longKey("late"))).isNull();
    assertThat(ended.get("a").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(ended.parents()).hasSize(1);
  }

  @Test
  void recordersThatNeverEnd_areNotKept() throws Exception {
    WeakReference<?>[] first = new WeakReference<?>[1];
    onAnotherThread(
        () -> {
          first[0] = new WeakReference<>(start("forgotten"));
          for (int i = 0; i < 3_000; i++) {
            start("forgotten");
          }
          for (int i = 0; i < 100 && first[0].get() != null; i++) {
            System.gc();
          }
        });
    assertThat(first[0].get()).isNull();
  }

  @Test
  void values_keepTheirTypes() {
    Object recorder = start("a");
    calls.call("tag", recorder, "text", "x");
    calls.call("tag", recorder, "whole", 1L);
    calls.call("tag", recorder, "real", 0.5);
    calls.call("tag", recorder, "flag", true);
    calls.call("tag", recorder, "none", null);
    calls.call("log", recorder, "told", new LinkedHashMap<>(Map.of("int", 7, "other", 'c')));
    calls.call("fail", recorder, new IllegalStateException("no"), null);
    end(recorder);
    Attributes tags = ended.get("a").getAttributes();
    assertThat(tags.get(AttributeKey.stringKey("text"))).isEqualTo("x");
    assertThat(tags.get(AttributeKey.longKey("whole"))).isEqualTo(1);
    assertThat(tags.get(AttributeKey.doubleKey("real"))).isEqualTo(0.5);
    assertThat(tags.get(AttributeKey.booleanKey("flag"))).isTrue();
    assertThat(tags.asMap().keySet()).noneMatch(key -> key.getKey().equals("none"));
    assertThat(ended.get("a").getEvents().get(0).getAttributes())
        .isEqualTo(Attributes.builder().put("int", 7L).put("other", "c").build());
    assertThat(ended.get("a").getEvents().get(1).getName()).isEqualTo("exception");
    assertThat(ended.get("a").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  @Test
  void earlierWork_isALink() {
    Object earlier = start("earlier");
    end(earlier);
    Object later = start("later");
    calls.call("follow", later, calls.call("context", earlier, null, null), null);
    calls.call("follow", later, null, null);
    end(later);
    assertThat(ended.get("later").getLinks())
        .extracting(LinkData::getSpanContext)
        .containsExactly(ended.get("earlier").getSpanContext());
  }

  @Test
  void text_isReadAndWrittenUnchanged() {
    Object context = calls.call("read", PARENT, "vendor=a:b,other=1", null);
    assertThat((String[]) calls.call("write", context, null, null))
        .containsExactly(PARENT, "vendor=a:b,other=1");
    end(calls.call("start-in", Object.class, "child", context));
    assertThat(ended.get("child").getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(ended.get("child").getSpanContext().getTraceState().get("vendor")).isEqualTo("a:b");
  }

  @Test
  void textThatIsNone_isNoContext() {
    for (String bad : new String[] {null, "", "00-0-0-0", PARENT.replace('-', '_')}) {
      assertThat(calls.call("read", bad, null, null)).as(bad).isNull();
    }
  }

  /** As for any request, the name being its endpoint; what is within goes with it. */
  @Test
  void rule_actsOnWhatBeginsATrace() {
    ProtoWriter rule = new ProtoWriter().text(1, "a").text(2, "import*").number(7, OFF);
    control.follow(new ProtoWriter().message(3, rule).toBytes());
    Object unwanted = start("import of orders");
    end(start("within"));
    end(unwanted);
    Object wanted = start("export");
    end(start("import of its own"));
    end(wanted);
    assertThat(ended.parents()).containsOnlyKeys("export", "import of its own");
  }

  @Test
  void wordOfALaterVersion_isNothing() {
    Object recorder = start("a");
    assertThat(calls.call("paint", recorder, "red", null)).isNull();
    end(recorder);
  }

  private Object start(String name) {
    return calls.call("start", Object.class, name, null);
  }

  private void end(Object recorder) {
    calls.call("end", recorder, null, null);
  }

  private String spanId(Object recorder) {
    Context context = (Context) calls.call("context", recorder, null, null);
    return Span.fromContext(context).getSpanContext().getSpanId();
  }

  private static void onAnotherThread(Runnable work) throws InterruptedException {
    Thread thread = new Thread(work);
    thread.start();
    thread.join();
  }

  /** The spans that ended, by name. */
  private static final class Ended implements SpanExporter {
    private final Map<String, SpanData> spans = new LinkedHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();

    SpanData get(String name) {
      return spans.get(name);
    }

    /** The name of each one's parent, in the order in which they ended. */
    Map<String, String> parents() {
      Map<String, String> parents = new LinkedHashMap<>();
      spans.forEach(
          (name, span) -> parents.put(name, names.getOrDefault(span.getParentSpanId(), "")));
      return parents;
    }

    @Override
    public synchronized CompletableResultCode export(Collection<SpanData> batch) {
      for (SpanData span : batch) {
        spans.put(span.getName(), span);
        names.put(span.getSpanId(), span.getName());
      }
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
