// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { text } from "../base/queryString";
import { readScope, type Scope } from "./scope";

/** The whole state of the list of services. */
export interface ServicesPage extends Scope {
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

export function servicesPage(values: Record<string, unknown>): ServicesPage {
  return { ...readScope(values), q: text(values["q"]), sort: text(values["sort"]) };
}

/** The whole state of a service's page. */
export interface ServicePage extends Scope {
  /** The charts are of this operation or process only. */
  readonly operation?: string | undefined;
  readonly instance?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

export function servicePage(values: Record<string, unknown>): ServicePage {
  return { ...servicesPage(values), operation: text(values["operation"]), instance: text(values["instance"]) };
}

/** The whole state of the map. */
export interface MapPage extends Scope {
  /** This service and its neighbours only. */
  readonly service?: string | undefined;
  /** The selected node, see `api/topology`. */
  readonly node?: string | undefined;
  readonly view?: "table" | undefined;
  /** The part that is looked at, see `base/view`. */
  readonly at?: string | undefined;
}

export function mapPage(values: Record<string, unknown>): MapPage {
  return { ...readScope(values), service: text(values["service"]), node: text(values["node"]), view: values["view"] === "table" ? "table" : undefined, at: text(values["at"]) };
}
