// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** The documents of `/api/v1` as the server writes them; docs in its OpenAPI file. */
export interface ServiceSummary {
  readonly name: string;
  readonly environments: readonly string[];
  readonly spans: number;
  readonly lastSeenUnixNanos: string;
}

/** The service that the server's own work is of. */
export const OWN_SERVICE = "linescope";

/** What a probe counts about itself since its process began, by the words of docs/messages.md. */
export interface ProbeReport {
  readonly service: string;
  readonly instance: string;
  readonly lastSeenUnixNanos: string;
  readonly counters: Readonly<Record<string, number>>;
}

export interface TraceSummary {
  readonly traceId: string;
  readonly service: string;
  readonly operation: string;
  readonly startUnixNanos: string;
  readonly durationNanos: number;
  readonly spans: number;
  readonly errors: number;
  readonly services: readonly string[];
  readonly callTrees: number;
}

export interface TraceSkeleton {
  readonly version: number;
  readonly traceId: string;
  readonly startUnixNanos: string;
  readonly durationNanos: number;
  readonly spanCount: number;
  readonly truncated: boolean;
  readonly services: readonly string[];
  readonly names: readonly string[];
  readonly columns: Readonly<Record<SkeletonColumn, readonly number[]>>;
  readonly spanIds: string;
  readonly missingParents: number;
  readonly callTrees: readonly CallTreeRef[];
}

export type SkeletonColumn = "parent" | "start" | "duration" | "name" | "service" | "kind" | "status" | "subtreeEnd";

export interface CallTreeRef {
  readonly row: number;
  readonly spanId: string;
  readonly service: string;
  readonly instance: string;
  readonly nodes: number;
}

export interface Attribute {
  readonly key: string;
  readonly type: string;
  readonly value: unknown;
}

export interface SpanEvent {
  readonly unixNanos: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly droppedAttributes: number;
}

export interface SpanLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceState: string;
  readonly flags: number;
  readonly attributes: readonly Attribute[];
  readonly droppedAttributes: number;
}

export interface SpanDetails {
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly kind: string | number;
  readonly service: string;
  readonly startUnixNanos: string;
  readonly durationNanos: number;
  readonly status: { readonly code: string | number; readonly message: string };
  readonly traceState: string;
  readonly flags: number;
  readonly attributes: readonly Attribute[];
  readonly droppedAttributes: number;
  readonly events: readonly SpanEvent[];
  readonly droppedEvents: number;
  readonly links: readonly SpanLink[];
  readonly droppedLinks: number;
  /** The spans of the same trace that have a link to it. */
  readonly linkedBy: readonly { readonly spanId: string; readonly name: string; readonly service: string }[];
  readonly resource: { readonly attributes: readonly Attribute[] };
  readonly scope: { readonly name: string; readonly version: string };
}

export interface TreesDocument {
  readonly traceId: string;
  readonly trees: readonly CallTree[];
  readonly version: number;
}

export interface CallTree {
  readonly service: string;
  readonly instance: string;
  readonly spanId: string;
  readonly complete: boolean;
  readonly seenNodes: number;
  readonly keptNodes: number;
  readonly notes: readonly string[];
  readonly fragments: readonly Fragment[];
  readonly nodes: readonly MethodNode[];
  readonly demoted: readonly Method[];
  readonly calls: CallColumns | null;
}

/** Every call by start, columns of equal length; the start counts from the trace's. */
export interface CallColumns {
  /** Calls that were made and are not here. */
  readonly missing: number;
  /** The id of the call's node. */
  readonly node: readonly number[];
  readonly startNanos: readonly number[];
  /** Null where the end was not seen. */
  readonly durationNanos: readonly (number | null)[];
}

export interface Fragment {
  readonly id: number;
  readonly thread: string;
  readonly virtual: boolean;
  readonly spanId: string | null;
  readonly anchorNode: number | null;
}

export interface Method {
  readonly class: string;
  readonly method: string;
  readonly descriptor: string;
}

/** One method under one parent; a figure that was not measured is null. */
export interface MethodNode extends Method {
  readonly id: number;
  readonly parent: number | null;
  readonly fragment: number;
  readonly line: number | null;
  readonly count: number;
  readonly timedCount: number;
  readonly measuredCount: number;
  readonly totalNanos: number | null;
  readonly selfNanos: number | null;
  readonly totalAllocatedBytes: number | null;
  readonly selfAllocatedBytes: number | null;
  readonly errors: number;
  readonly firstStartNanos: number | null;
}

/** Whether one has to log in, and who is. */
export interface Session {
  readonly loginNeeded: boolean;
  readonly user: string | null;
}

export interface Health {
  readonly status: string;
  readonly reasons: readonly { readonly slug: string; readonly message: string }[];
  readonly version: string;
}
