// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { formatQuery, parseQuery } from "./base/queryString";
import { recordingPage } from "./state/recordingPage";
import { tracePage } from "./state/tracePage";
import { traceSearch } from "./state/traceSearch";
import { Frame } from "./widgets/Frame";
import { RecordingRoom } from "./views/recording/RecordingRoom";
import { TraceRoom } from "./views/trace/TraceRoom";
import { TracesRoom } from "./views/traces/TracesRoom";

const root = createRootRoute({ component: Frame });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/traces", search: {} });
  },
});

const traces = createRoute({ getParentRoute: () => root, path: "/traces", validateSearch: traceSearch, component: TracesRoom });
const trace = createRoute({ getParentRoute: () => root, path: "/traces/$traceId", validateSearch: tracePage, component: TraceRoom });
const recording = createRoute({ getParentRoute: () => root, path: "/recording", validateSearch: recordingPage, component: RecordingRoom });

/** All rooms; a proxy's path prefix comes from `<base>`. */
export const router = createRouter({
  routeTree: root.addChildren([home, traces, trace, recording]),
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
