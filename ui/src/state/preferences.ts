// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useSyncExternalStore } from "react";

/** What a reader prefers, on this machine: it is no part of a view and stays out of the URL. */
export interface Preferences {
  readonly language: Language | undefined;
  readonly theme: Theme;
}

export type Language = "en" | "zh";
export type Theme = "auto" | "light" | "dark";

const KEY = "linescope.preferences";
const listeners = new Set<() => void>();
let current = read();

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

export function preferences(): Preferences {
  return current;
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser may forbid storage; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** The language to speak: the chosen one, else the first of the browser's that we know. */
export function languageOf({ language }: Preferences, browser: readonly string[]): Language {
  if (language) return language;
  const known = browser.find((tag) => /^(en|zh)\b/i.test(tag));
  return known?.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>;
    return { language: stored.language, theme: stored.theme ?? "auto" };
  } catch {
    return { language: undefined, theme: "auto" };
  }
}
