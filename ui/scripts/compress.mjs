// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Lays a `.gz` beside each built asset, so that the server compresses nothing while it serves. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const folder = process.env.LINESCOPE_UI_OUT ?? "target/classes/META-INF/linescope-ui";

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
}
