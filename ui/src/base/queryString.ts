// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** What a query string says: a name said twice is a list. */
export type QueryValues = Record<string, string | string[]>;

export function parseQuery(query: string): QueryValues {
  const values: QueryValues = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = values[name];
    values[name] = before === undefined ? value : [before, value].flat();
  }
  return values;
}

/** Writes plain `name=value` pairs; what is undefined, empty or false is left out. */
export function formatQuery(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== "" && one !== false) query.append(name, String(one));
    }
  }
  // A path, a colon and a list may stand as they are; a reader of the URL wants to see them.
  return query.toString().replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function flag(value: unknown): true | undefined {
  return value === "true" || value === true ? true : undefined;
}

export function list(value: unknown): string[] | undefined {
  const items = [value].flat().filter((item): item is string => typeof item === "string" && item !== "");
  return items.length === 0 ? undefined : items;
}
