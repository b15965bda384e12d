/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.duck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/** An in-memory DuckDB. It holds hot tables and reads Parquet files; nothing of it is durable. */
public final class Database implements AutoCloseable {
  private static final Path MAPS = Path.of("/proc/self/maps");

  private final DuckDBConnection root;

  private Database(DuckDBConnection root) {
    this.root = root;
  }

  /**
   * Opens one.
   *
   * @param memoryLimit how much memory DuckDB may take, in its own words, such as {@code 1GB}
   * @param temporary where DuckDB may put what does not fit
   */
  public static Database open(String memoryLimit, Path temporary) throws SQLException {
    Properties limits = new Properties();
    limits.setProperty("memory_limit", memoryLimit);
    limits.setProperty("temp_directory", temporary.toString());
    limits.setProperty("autoinstall_known_extensions", "false");
    limits.setProperty("autoload_known_extensions", "false");
    limits.setProperty("preserve_insertion_order", "true");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", limits);
    unlinkNativeLibrary();
    return new Database(connection.unwrap(DuckDBConnection.class));
  }

  /**
   * Deletes the file that DuckDB unpacked its library to: 70 MB in the temporary folder, which
   * would stay there after each kill. Once it is mapped, Linux needs the file no more; elsewhere it
   * stays until the process ends.
   */
  private static void unlinkNativeLibrary() {
    try (Stream<String> maps = Files.lines(MAPS)) {
      maps.filter(line -> line.contains("/libduckdb_java") && !line.endsWith("(deleted)"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .distinct()
          .forEach(file -> file.toFile().delete());
    } catch (IOException | RuntimeException e) {
      // not Linux: the JVM deletes the file when it ends
    }
  }

  /** Opens another connection, cheap: one for each question. */
  public Connection connect() throws SQLException {
    return root.duplicate();
  }

  /** Executes a statement that answers nothing. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    root.close();
  }
}
