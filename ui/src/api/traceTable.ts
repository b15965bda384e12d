// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { Outline } from "../base/outline";
import type { CallTreeRef, SkeletonColumn, TraceSkeleton } from "./documents";

export const STATUS_ERROR = 2;

/**
 * A trace as columns: one typed array per property, one row per span, rows in pre-order.
 * Times are nanoseconds from the trace's start. Names and services are indices into dictionaries.
 */
export interface TraceTable extends Outline {
  readonly traceId: string;
  readonly startUnixNanos: string;
  readonly durationNanos: number;
  readonly truncated: boolean;
  readonly missingParents: number;
  readonly services: readonly string[];
  readonly names: readonly string[];
  readonly start: Float64Array;
  readonly duration: Float64Array;
  readonly name: Int32Array;
  readonly service: Int32Array;
  readonly kind: Uint8Array;
  readonly status: Uint8Array;
  /** Rows whose status is error, ascending. */
  readonly errorRows: Int32Array;
  readonly callTrees: readonly CallTreeRef[];
  readonly spanIds: string;
}

/** Columns of a skeleton, checked to be of one length. */
export function traceTable(skeleton: TraceSkeleton): TraceTable {
  const { columns } = skeleton;
  const size = columns.parent.length;
  for (const name of Object.keys(columns) as SkeletonColumn[]) {
    if (columns[name].length !== size) throw new Error(`${name}: ${columns[name].length} rows (expected: ${size})`);
  }
  const parent = Int32Array.from(columns.parent);
  const status = Uint8Array.from(columns.status);
  return {
    ...pick(skeleton),
    size,
    parent,
    depth: depths(parent),
    end: Int32Array.from(columns.subtreeEnd),
    start: Float64Array.from(columns.start),
    duration: Float64Array.from(columns.duration),
    name: Int32Array.from(columns.name),
    service: Int32Array.from(columns.service),
    kind: Uint8Array.from(columns.kind),
    status,
    errorRows: Int32Array.from(rowsWhere(status, STATUS_ERROR)),
  };
}

export function spanIdAt(table: TraceTable, row: number): string {
  return table.spanIds.slice(row * 16, row * 16 + 16);
}

/** The row of a span, or -1: a native search in one text, halting only at multiples of an id's length. */
export function rowOfSpan(table: TraceTable, spanId: string): number {
  if (spanId.length !== 16) return -1;
  let at = table.spanIds.indexOf(spanId);
  while (at >= 0 && at % 16 !== 0) at = table.spanIds.indexOf(spanId, at + 1);
  return at < 0 ? -1 : at / 16;
}

/** Rows whose operation or service contains the text: dictionaries are searched, columns only compared. */
export function rowsNamed(table: TraceTable, text: string): Int32Array {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return new Int32Array(0);
  const names = table.names.map((name) => name.toLowerCase().includes(wanted));
  const services = table.services.map((name) => name.toLowerCase().includes(wanted));
  const rows = new Int32Array(table.size);
  let count = 0;
  for (let row = 0; row < table.size; row++) {
    if (names[table.name[row]!] || services[table.service[row]!]) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

function pick({ traceId, startUnixNanos, durationNanos, truncated, missingParents, services, names, callTrees, spanIds }: TraceSkeleton) {
  return { traceId, startUnixNanos, durationNanos, truncated, missingParents, services, names, callTrees, spanIds };
}

function depths(parent: Int32Array): Int32Array {
  const depth = new Int32Array(parent.length);
  for (let row = 0; row < parent.length; row++) depth[row] = parent[row]! < 0 ? 0 : depth[parent[row]!]! + 1;
  return depth;
}

function rowsWhere(column: Uint8Array, value: number): number[] {
  const rows: number[] = [];
  for (let row = column.indexOf(value); row >= 0; row = column.indexOf(value, row + 1)) rows.push(row);
  return rows;
}
