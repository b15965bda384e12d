/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.linescope.storage.Storage;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** {@code /metrics}: the server's own figures as Prometheus reads them. */
final class MetricsPage implements HttpService {
  private static final MediaType PROMETHEUS =
      MediaType.parse("text/plain; version=0.0.4; charset=utf-8");

  private final Storage storage;
  private final Supplier<Map<String, Long>> figures;

  MetricsPage(Storage storage, Supplier<Map<String, Long>> figures) {
    this.storage = storage;
    this.figures = figures;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    return HttpResponse.of(
        CompletableFuture.supplyAsync(
            () -> HttpResponse.of(HttpStatus.OK, PROMETHEUS, page()),
            context.blockingTaskExecutor()));
  }

  private String page() {
    Map<String, Long> all = new TreeMap<>(figures.get());
    storage.figures().forEach((name, value) -> all.put("linescope_storage_" + name, value));
    StringBuilder page = new StringBuilder();
    String lastFamily = "";
    for (Map.Entry<String, Long> figure : all.entrySet()) {
      String family = figure.getKey().replaceFirst("\\{.*", "");
      if (!family.equals(lastFamily)) {
        page.append("# TYPE ").append(family).append(' ').append(type(family)).append('\n');
        lastFamily = family;
      }
      page.append(figure.getKey()).append(' ').append(figure.getValue()).append('\n');
    }
    return page.toString();
  }

  private static String type(String family) {
    return family.endsWith("_total") ? "counter" : "gauge";
  }
}
