// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { formatQuery, parseQuery } from "./base/queryString";
import { mapPage, servicePage, servicesPage } from "./state/pages";
import { recordingPage } from "./state/recordingPage";
import { readScope } from "./state/scope";
import { tracePage } from "./state/tracePage";
import { traceSearch } from "./state/traceSearch";
import { Frame } from "./widgets/Frame";
import { MapRoom } from "./views/map/MapRoom";
import { OverviewRoom } from "./views/overview/OverviewRoom";
import { RecordingRoom } from "./views/recording/RecordingRoom";
import { ServiceRoom } from "./views/service/ServiceRoom";
import { ServicesRoom } from "./views/services/ServicesRoom";
import { TraceRoom } from "./views/trace/TraceRoom";
import { TracesRoom } from "./views/traces/TracesRoom";

const root = createRootRoute({ component: Frame });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/overview", search: {} });
  },
});

const scoped = { scoped: true } as const;
const overview = createRoute({ getParentRoute: () => root, path: "/overview", validateSearch: readScope, component: OverviewRoom, staticData: scoped });
const services = createRoute({ getParentRoute: () => root, path: "/services", validateSearch: servicesPage, component: ServicesRoom, staticData: scoped });
const service = createRoute({ getParentRoute: () => root, path: "/services/$service", validateSearch: servicePage, component: ServiceRoom, staticData: scoped });
const map = createRoute({ getParentRoute: () => root, path: "/map", validateSearch: mapPage, component: MapRoom, staticData: scoped });
const traces = createRoute({ getParentRoute: () => root, path: "/traces", validateSearch: traceSearch, component: TracesRoom, staticData: scoped });
const trace = createRoute({ getParentRoute: () => root, path: "/traces/$traceId", validateSearch: tracePage, component: TraceRoom });
const recording = createRoute({ getParentRoute: () => root, path: "/recording", validateSearch: recordingPage, component: RecordingRoom });

/** All rooms; a proxy's path prefix comes from `<base>`. */
export const router = createRouter({
  routeTree: root.addChildren([home, overview, services, service, map, traces, trace, recording]),
  basepath: new URL(document.baseURI).pathname,
  parseSearch: parseQuery,
  stringifySearch: (values) => {
    const query = formatQuery(values);
    return query === "" ? "" : `?${query}`;
  },
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
