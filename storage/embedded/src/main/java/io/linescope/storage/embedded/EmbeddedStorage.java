/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import io.linescope.model.CallTreePart;
import io.linescope.model.Method;
import io.linescope.model.TraceId;
import io.linescope.storage.Appender;
import io.linescope.storage.CallTrees;
import io.linescope.storage.OperationFigures;
import io.linescope.storage.ServiceInstances;
import io.linescope.storage.ServiceNames;
import io.linescope.storage.Storage;
import io.linescope.storage.Topology;
import io.linescope.storage.TraceSearch;
import io.linescope.storage.TraceSummary;
import io.linescope.storage.Traces;
import io.linescope.storage.embedded.duck.Database;
import io.linescope.storage.embedded.pack.MethodFiles;
import io.linescope.storage.embedded.pack.TreePack;
import io.linescope.storage.embedded.part.HotTable;
import io.linescope.storage.embedded.part.Part;
import io.linescope.storage.embedded.part.Sealer;
import io.linescope.storage.embedded.part.Segment;
import io.linescope.storage.embedded.query.FindTraces;
import io.linescope.storage.embedded.query.ReadFigures;
import io.linescope.storage.embedded.query.SelectSpans;
import io.linescope.storage.embedded.query.SummarizeTraces;
import io.linescope.storage.embedded.wal.Entry;
import io.linescope.storage.embedded.wal.WriteAheadLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The store in the server process. docs/how-it-works/storage.md shows how its parts play. */
public final class EmbeddedStorage implements Storage {
  private final DataFolder folder;
  private final Database database;
  private final WriteAheadLog log;
  private final Parts parts;
  private final MethodFiles methodFiles;
  private final SealQueue seals;
  private final LogWriter writer;
  private final Figures figures;

  private EmbeddedStorage(EmbeddedSettings settings, Works works, DataFolder folder)
      throws IOException, SQLException {
    this.folder = folder;
    this.figures = new Figures();
    Files.createDirectories(folder.temporary());
    database = Database.open(settings.memoryLimit(), folder.temporary());
    methodFiles = new MethodFiles(folder.methods());
    Sealer sealer = new Sealer(database, folder.segments(), methodFiles);
    List<Segment> segments = sealer.open();
    long sealed = segments.stream().mapToLong(Segment::coveredLog).max().orElse(0);
    HotTable hot = HotTable.create(database, sealed, figures.beyond);
    log = replay(folder, sealed, hot, works);
    List<Part> all = new ArrayList<>(segments);
    all.add(hot);
    parts = new Parts(all);
    seals = new SealQueue(sealer, parts, log, figures, works);
    writer = new LogWriter(settings, log, database, parts, hot, seals, figures);
    writer.start();
  }

  /** The same, without anybody who is told of its work. */
  public static EmbeddedStorage open(EmbeddedSettings settings) throws IOException, SQLException {
    return open(settings, Works.NONE);
  }

  /**
   * Opens or creates a store, and replays what its log has.
   *
   * @throws DataFolderInUseException if another process has the folder
   */
  public static EmbeddedStorage open(EmbeddedSettings settings, Works works)
      throws IOException, SQLException {
    DataFolder folder = DataFolder.hold(settings.folder());
    try {
      return new EmbeddedStorage(settings, works, folder);
    } catch (IOException | SQLException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private WriteAheadLog replay(DataFolder folder, long sealed, HotTable hot, Works works)
      throws IOException {
    Works.Work work = works.begin("replay", 0);
    try {
      WriteAheadLog.Opened opened =
          WriteAheadLog.open(folder.log(), sealed, (file, entry) -> replay(hot, entry));
      figures.tornBytesCut.set(opened.tornBytes());
      work.end(null);
      return opened.log();
    } catch (IOException | RuntimeException e) {
      work.end(e);
      throw e;
    }
  }

  private void replay(HotTable hot, Entry entry) {
    try {
      LogWriter.add(hot, entry, figures);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public Appender appender() {
    return writer;
  }

  @Override
  public Traces traces() {
    return (traceId, limit) ->
        ask((all, connection) -> new SelectSpans(connection).select(all, traceId, limit));
  }

  @Override
  public TraceSearch traceSearch() {
    return query -> ask((all, connection) -> search(all, connection, query));
  }

  private static TraceSearch.Page search(
      List<Part> all, Connection connection, TraceSearch.Query query) throws SQLException {
    List<TraceSearch.Cursor> found = new FindTraces(connection).find(all, query);
    boolean more = found.size() > query.limit();
    List<TraceSearch.Cursor> page = more ? found.subList(0, query.limit()) : found;
    Map<TraceId, TraceSummary> summaries =
        new SummarizeTraces(connection, traceId -> TreePack.trees(callTrees(all, traceId)))
            .summarize(all, page.stream().map(TraceSearch.Cursor::traceId).toList());
    List<TraceSummary> traces = new ArrayList<>();
    for (TraceSearch.Cursor trace : page) {
      TraceSummary summary = summaries.get(trace.traceId());
      if (summary != null) {
        traces.add(summary);
      }
    }
    return new TraceSearch.Page(traces, more ? page.get(page.size() - 1) : null);
  }

  @Override
  public ServiceNames serviceNames() {
    return new Services();
  }

  @Override
  public CallTrees callTrees() {
    return new Trees();
  }

  @Override
  public OperationFigures operationFigures() {
    return (scope, action) ->
        askParts(
            all -> {
              new ReadFigures(all, scope).operations(action);
              return all;
            });
  }

  @Override
  public ServiceInstances serviceInstances() {
    return scope -> askParts(all -> new ReadFigures(all, scope).instances());
  }

  @Override
  public Topology topology() {
    return (scope, action) ->
        askParts(
            all -> {
              new ReadFigures(all, scope).topology(action);
              return all;
            });
  }

  private static List<CallTreePart> callTrees(List<Part> all, TraceId traceId) {
    Map<List<?>, CallTreePart> once = new LinkedHashMap<>();
    for (Part part : all) {
      try {
        for (CallTreePart tree : part.callTrees(traceId)) {
          once.putIfAbsent(List.of(tree.spanId(), tree.instance(), tree.sequence()), tree);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(once.values());
  }

  @Override
  public List<String> problems() {
    return Stream.of(figures.storingProblem, figures.sealingProblem)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  @Override
  public Map<String, Long> figures() {
    Map<String, Long> named = new TreeMap<>();
    named.put("log_bytes", log.size());
    named.put("log_syncs_total", figures.logSyncs.get());
    named.put("queued_bytes", writer.queuedBytes());
    named.put("spans_stored_total", figures.spansStored.get());
    named.put("call_trees_stored_total", figures.callTreesStored.get());
    named.put("duplicates_dropped_total", figures.duplicatesDropped.get());
    named.put("batches_refused_total", figures.batchesRefused.get());
    named.put("torn_bytes_cut_total", figures.tornBytesCut.get());
    named.put("segments_sealed_total", figures.segmentsSealed.get());
    figures.beyond.forEach(named::put);
    long segments = 0;
    long segmentBytes = 0;
    long hotSpans = 0;
    long hotBytes = 0;
    for (Part part : parts.now()) {
      if (part instanceof Segment segment) {
        segments++;
        segmentBytes += segment.bytes();
      } else {
        hotSpans += part.contents().spans();
        hotBytes += part instanceof HotTable hot ? hot.weight() : 0;
      }
    }
    named.put("segments", segments);
    named.put("segment_bytes", segmentBytes);
    named.put("hot_spans", hotSpans);
    named.put("hot_bytes", hotBytes);
    return named;
  }

  @Override
  public void close() throws IOException {
    writer.close();
    seals.close();
    log.close();
    try {
      database.close();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      folder.close();
    }
  }

  private <T> T ask(Question<T> question) {
    return askParts(
        all -> {
          try (Connection connection = database.connect()) {
            return question.ask(all, connection);
          }
        });
  }

  private <T> T askParts(Parts.Question<T> question) {
    try {
      return parts.ask(question);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Question<T> {
    T ask(List<Part> all, Connection connection) throws SQLException, IOException;
  }

  /** Answered from what each part counts: nothing is scanned. */
  private final class Services implements ServiceNames {
    private static final Comparator<Service> BY_NAME =
        Comparator.comparing(Service::name).thenComparing(Service::environment);

    @Override
    public List<Service> services() {
      Map<List<String>, Service> services = new HashMap<>();
      for (Part part : parts.now()) {
        part.contents()
            .forEachService(
                (environment, name, in) ->
                    services.merge(
                        List.of(environment, name),
                        new Service(environment, name, in.spans(), in.lastSeenUnixNanos()),
                        Services::sum));
      }
      return services.values().stream().sorted(BY_NAME).toList();
    }

    private static Service sum(Service one, Service other) {
      return new Service(
          one.environment(),
          one.name(),
          one.spans() + other.spans(),
          Math.max(one.lastSeenUnixNanos(), other.lastSeenUnixNanos()));
    }

    @Override
    public List<String> operations(String service, @Nullable String environment) {
      TreeSet<String> operations = new TreeSet<>();
      for (Part part : parts.now()) {
        part.contents()
            .forEachService(
                (its, name, in) -> {
                  if (name.equals(service) && (environment == null || environment.equals(its))) {
                    in.operations().forEach(operations::add);
                  }
                });
      }
      return List.copyOf(operations);
    }
  }

  private final class Trees implements CallTrees {
    @Override
    public List<CallTreePart> parts(TraceId traceId) {
      return ask((all, connection) -> callTrees(all, traceId));
    }

    @Override
    public Map<Integer, Method> methods(String instance, long epoch, Set<Integer> numbers) {
      return ask(
          (all, connection) -> {
            Map<Integer, Method> methods = new HashMap<>(methodFiles.read(instance, epoch));
            for (Part part : all) {
              if (part instanceof HotTable hot) {
                methods.putAll(hot.methods(instance, epoch));
              }
            }
            methods.keySet().retainAll(numbers);
            return methods;
          });
    }
  }
}
