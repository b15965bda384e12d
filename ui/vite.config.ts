// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vitest/config";

/** Maven names the output folder; a build by hand goes where Maven would put it. */
const outDir = process.env["LINESCOPE_UI_OUT"] ?? "target/classes/META-INF/linescope-ui";

export default defineConfig({
  base: "./",
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2023",
    // Nothing is inlined as data: URL, so the page lives under `default-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Libraries mark modules for servers that render, which says nothing here.
      onLog: (level, log, report) => {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
  server: { proxy: { "/api": process.env["LINESCOPE_URL"] ?? "http://127.0.0.1:5463" } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
