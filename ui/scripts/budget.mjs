// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Fails when the first load grows beyond its budget, or when the page holds what its CSP forbids. */
import { readdirSync, readFileSync, statSync } from "node:fs";

const BUDGET_BYTES = 320_000;
const folder = process.env.LINESCOPE_UI_OUT ?? "target/classes/META-INF/linescope-ui";
const page = readFileSync(`${folder}/index.html`, "utf8");

const files = readdirSync(`${folder}/assets`).filter((name) => /\.(js|css)\.gz$/.test(name));
const bytes = files.reduce((sum, name) => sum + statSync(`${folder}/assets/${name}`).size, 0);
console.log(`first load: ${bytes} bytes gzipped (expected: at most ${BUDGET_BYTES})`);

const inline = /<script(?![^>]*\ssrc=)[^>]*>|<style|\son\w+=/.test(page);
const foreign = /(src|href)="(https?:)?\/\//.test(page);
if (inline || foreign) console.log(`index.html: inline script or foreign address (expected: neither)`);
process.exit(files.length > 0 && bytes <= BUDGET_BYTES && !inline && !foreign ? 0 : 1);
