// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { Method } from "./documents";

/** The documents of `/api/v1/levels`: what is to be recorded, and what each process says it does. */
export interface Levels {
  readonly rules: readonly LevelRule[];
  readonly instances: readonly Instance[];
}

export const LEVELS = ["off", "spans", "methods"] as const;
export type Level = (typeof LEVELS)[number];

/** A rule; what it does not say is null or empty. */
export interface LevelRule {
  readonly id: string;
  readonly service: string;
  readonly environment: string | null;
  readonly instance: string | null;
  readonly endpoint: string | null;
  readonly header: NameAndValue | null;
  readonly baggage: NameAndValue | null;
  readonly level: Level | null;
  readonly ratio: number | null;
  readonly ordered: boolean;
  readonly budget: number | null;
  readonly pinned: readonly string[];
  /** Ends after so many requests of each instance. */
  readonly requests: number | null;
  readonly endsUnixNanos: string | null;
  readonly setUnixNanos: string;
}

export interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

export interface Instance {
  readonly service: string;
  readonly environment: string;
  readonly instance: string;
  readonly lastSeenUnixNanos: string;
  /** It has all rules that are for it; those it could not follow are failures. */
  readonly acknowledged: boolean;
  readonly failures: readonly { readonly rule: string; readonly reason: string }[];
  readonly state: InstanceState;
}

export interface InstanceState {
  /** What a request gets that meets no rule's conditions; null where the probe does not say. */
  readonly level: Level | null;
  readonly ratio: number;
  /** What the governor left of the ratio to keep the budget; 1 is: all of it. */
  readonly governedRatio: number;
  /** Share of the process's CPU time; 0 is: no limit. */
  readonly budget: number;
  readonly cpuShare: number | null;
  /** Of methods whose calls take less, few calls are timed; 0 is: all are. */
  readonly timedFromNanos: number;
  readonly demoted: readonly DemotedMethod[];
  readonly pinned: readonly string[];
  readonly left: readonly { readonly rule: string; readonly requests: number }[];
}

/** What was seen in the second before it was demoted; no calls is: in an earlier run of the same code. */
export interface DemotedMethod extends Method {
  readonly calls: number;
  readonly meanNanos: number;
}

export interface AuditEntry {
  readonly unixNanos: string;
  readonly action: "set" | "removed" | "done";
  readonly actor: string;
  readonly rule: LevelRule;
}

/** What is sent to set a rule; what is undefined is not said. */
export interface NewRule {
  readonly service: string;
  readonly environment?: string | undefined;
  readonly instance?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly header?: NameAndValue | undefined;
  readonly baggage?: NameAndValue | undefined;
  readonly level?: Level | undefined;
  readonly ratio?: number | undefined;
  readonly ordered?: true | undefined;
  readonly budget?: number | undefined;
  readonly pinned?: readonly string[] | undefined;
  readonly requests?: number | undefined;
  readonly seconds?: number | undefined;
}

/** A header with which a request is recorded call by call. */
export interface DebugHeader extends NameAndValue {
  readonly expiresUnixNanos: string;
}

/** Whether the rule is for this process. */
export function concerns(rule: LevelRule, { service, environment, instance }: Instance): boolean {
  return rule.service === service && (rule.environment ?? environment) === environment && (rule.instance ?? instance) === instance;
}

/** Of the processes that a rule is for: how many there are, have it, and cannot follow it. */
export function reach(rule: LevelRule, instances: readonly Instance[]): { readonly all: number; readonly have: number; readonly failed: readonly string[] } {
  const concerned = instances.filter((instance) => concerns(rule, instance));
  const failures = concerned.flatMap((instance) => instance.failures.filter((failure) => failure.rule === rule.id));
  return { all: concerned.length, have: concerned.filter(({ acknowledged }) => acknowledged).length - failures.length, failed: failures.map(({ reason }) => reason) };
}

/** The pattern that pins just this method, whatever its parameters. */
export function patternOf(method: Method): string {
  return `${method.class}#${method.method}`;
}

/** Whether one of the patterns `a.B#c`, `a.B` or `a.*` holds the method. */
export function isPinned(method: Method, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const [type = "", name] = pattern.split("#");
    const holdsType = type.endsWith("*") ? method.class.startsWith(type.slice(0, -1)) : method.class === type;
    return holdsType && (name === undefined || name === "*" || name === method.method);
  });
}

/** An endpoint's pattern for the name of a request: what varies in a route stands for anything. */
export function endpointOf(operation: string): string {
  return operation.replace(/\{[^}]*\}/g, "*");
}
