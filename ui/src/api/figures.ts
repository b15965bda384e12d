// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** The documents of `/api/v1/red`, `/api/v1/map` and of a service's instances. */
export interface RedAnswer {
  /** Whole minutes. */
  readonly fromUnixNanos: string;
  readonly toUnixNanos: string;
  readonly stepNanos: number | null;
  readonly rows: readonly RedRow[];
  readonly rowsLeftOut: number;
}

/** How many requests there were, how many failed, and how long they took. */
export interface Counted {
  readonly requests: number;
  readonly errors: number;
  /** Null where nothing was measured. */
  readonly durations: Durations | null;
}

export interface Durations {
  readonly meanNanos: number;
  readonly p50Nanos: number;
  readonly p90Nanos: number;
  readonly p95Nanos: number;
  readonly p99Nanos: number;
  readonly maxNanos: number;
}

/** What is null is not told apart. */
export interface RedRow extends Counted {
  readonly environment: string | null;
  readonly service: string | null;
  readonly instance: string | null;
  readonly operation: string | null;
  readonly kind: number | null;
  readonly series: Series | null;
}

export interface Series {
  readonly requests: readonly number[];
  readonly errors: readonly number[];
  readonly p50Nanos: readonly (number | null)[];
  readonly p95Nanos: readonly (number | null)[];
  readonly p99Nanos: readonly (number | null)[];
}

export interface MapAnswer {
  readonly fromUnixNanos: string;
  readonly toUnixNanos: string;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

export type NodeKind = "outside" | "service" | "database" | "queue" | "host";

/** A service has the requests that it served, another node the calls that reach it. */
export interface MapNode extends Counted {
  readonly kind: NodeKind;
  readonly environment: string;
  readonly name: string;
  readonly system: string;
  readonly address: string;
}

/** Calls from one place of the nodes to another. */
export interface MapEdge extends Counted {
  readonly from: number;
  readonly to: number;
}

/** A process as its resource tells of it; null is what it does not tell. */
export interface ServiceInstance {
  readonly environment: string;
  readonly service: string;
  readonly instance: string;
  readonly firstSeenUnixNanos: string;
  readonly lastSeenUnixNanos: string;
  readonly host: string | null;
  readonly ips: readonly string[];
  readonly pid: number | null;
  readonly version: string | null;
  readonly language: string | null;
  readonly runtime: string | null;
  readonly probe: string | null;
  readonly probeVersion: string | null;
}
