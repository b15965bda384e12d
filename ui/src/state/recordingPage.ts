// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { flag, text } from "../base/queryString";
import { readScope, type Scope } from "./scope";

/** The whole state of the page that says what is recorded; the last three fill the form for a new rule. */
export interface RecordingPage extends Scope {
  readonly service?: string | undefined;
  /** The process whose demoted methods are shown. */
  readonly instance?: string | undefined;
  /** The form for a new rule is open. */
  readonly rule?: true | undefined;
  /** Instead of it, the way to a debug header is open. */
  readonly debug?: true | undefined;
  readonly endpoint?: string | undefined;
  readonly ordered?: true | undefined;
  readonly pin?: string | undefined;
}

export function recordingPage(values: Record<string, unknown>): RecordingPage {
  return {
    ...readScope(values),
    service: text(values["service"]),
    instance: text(values["instance"]),
    rule: flag(values["rule"]),
    debug: flag(values["debug"]),
    endpoint: text(values["endpoint"]),
    ordered: flag(values["ordered"]),
    pin: text(values["pin"]),
  };
}
