/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.linescope.control.Levels;
import io.linescope.query.access.Access;
import io.linescope.query.access.HostNames;
import io.linescope.storage.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** The API over a storage on a free port, and a client of it. */
final class ApiServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Server server;
  private final Levels levels;

  private ApiServer(Server server, Levels levels) {
    this.server = server;
    this.levels = levels;
  }

  static ApiServer start(Storage storage, Path folder) throws IOException {
    Levels levels = Levels.open(folder, Clock.systemUTC());
    ServerBuilder builder = Server.builder().http(0);
    Access access =
        new Access(
            new HostNames(InetAddress.getLoopbackAddress(), Set.of()),
            () -> null,
            (headers, status, message) -> null,
            Clock.systemUTC());
    access.guard(builder);
    new QueryApi(storage, "1.2", new QuietReception(), levels, access).register(builder);
    Server server = builder.build();
    server.start().join();
    return new ApiServer(server, levels);
  }

  JsonNode get(String address) throws Exception {
    return answer(address, 200);
  }

  /** Returns the detail of the problem that a bad question gets. */
  String problem(String address) throws Exception {
    return answer(address, 400).path("detail").asText();
  }

  private JsonNode answer(String address, int status) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.activeLocalPort() + address);
    HttpResponse<String> response =
        HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  /** Returns what in an answer is not as the description says. */
  Set<?> invalid(String path, JsonNode answer) throws Exception {
    JsonNode description = get("/api/v1/openapi.json");
    String place = "/paths/%s/get/responses/200/content/application~1json/schema";
    ObjectNode schema = description.at(place.formatted(path.replace("/", "~1"))).deepCopy();
    schema.set("components", description.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(answer);
  }

  @Override
  public void close() throws IOException {
    server.stop().join();
    levels.close();
  }
}
