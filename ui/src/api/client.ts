// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** What the server says when it cannot answer: RFC 9457 problem details. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
  ) {
    super(detail || title);
    this.name = "Problem";
  }
}

/** One page of a list, and the path of the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** The address that a path of the server has for this page, whatever prefix a proxy put before it. */
export function serverUrl(path: string): string {
  return new URL(path.replace(/^\//, ""), document.baseURI).toString();
}

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await answered(serverUrl(path), signal);
  return (await response.json()) as T;
}

/** Sends a document, or with none asks for removal. */
export async function send<T = unknown>(method: "POST" | "DELETE", path: string, body?: unknown): Promise<T> {
  const response = await fetch(serverUrl(path), { method, headers: { accept: "application/json", ...(body !== undefined && { "content-type": "application/json" }) }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

/** Reads a list and the `Link: <…>; rel="next"` beside it. */
export async function getPage<T>(path: string, signal?: AbortSignal): Promise<Page<T>> {
  const response = await answered(serverUrl(path), signal);
  return { items: (await response.json()) as T[], next: nextLink(response.headers.get("link")) };
}

/** The query of the next page; its path is ours already, so only what stands behind `?` counts. */
export function nextLink(header: string | null): string | undefined {
  for (const part of (header ?? "").split(/,\s*(?=<)/)) {
    const match = /^<([^>]*)>.*;\s*rel="?next"?/.exec(part.trim());
    if (match?.[1] !== undefined) return match[1].slice(match[1].indexOf("?") + 1);
  }
  return undefined;
}

async function answered(url: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, { headers: { accept: "application/json" }, ...(signal && { signal }) });
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => ({}));
  const { title, detail } = body as { title?: string; detail?: string };
  return new Problem(response.status, title ?? `HTTP ${response.status}`, detail ?? response.statusText);
}
