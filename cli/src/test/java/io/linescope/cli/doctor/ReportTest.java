/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Check WELL = Check.ok("server", "answers");
  private static final Check SO_SO = Check.warning("clock", "2 s behind", "set it");
  private static final Check ILL = Check.failed("probe", "none", "attach it");

  @Test
  void warning_isNoFailure() {
    assertThat(Report.isOk(List.of(WELL, SO_SO))).isTrue();
    assertThat(Report.isOk(List.of(WELL, ILL))).isFalse();
  }

  @Test
  void document_saysWhatToDo() {
    assertThat(Report.document(List.of(WELL, ILL)))
        .isEqualTo(
            "{\"ok\":false,\"checks\":["
                + "{\"name\":\"server\",\"status\":\"ok\",\"found\":\"answers\",\"remedy\":null},"
                + "{\"name\":\"probe\",\"status\":\"failed\",\"found\":\"none\","
                + "\"remedy\":\"attach it\"}]}");
  }

  @Test
  void table_hasTheRemedyBelow() throws Exception {
    StringWriter table = new StringWriter();
    Report.table(
        new ObjectMapper().readTree(Report.document(List.of(SO_SO))), new PrintWriter(table, true));

    assertThat(table.toString().lines())
        .containsExactly("warning  clock          2 s behind", "                        -> set it");
  }
}
