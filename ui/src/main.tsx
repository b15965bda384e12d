// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/baseline.css";
import "@mantine/core/styles/global.css";
import "@mantine/core/styles/ScrollArea.css";
import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Paper.css";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/CloseButton.css";
import "@mantine/core/styles/Loader.css";
import "@mantine/core/styles/Overlay.css";
import "@mantine/core/styles/ModalBase.css";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/Pill.css";
import "@mantine/core/styles/PillsInput.css";
import "@mantine/core/styles/Button.css";
import "@mantine/core/styles/Menu.css";
import "@mantine/core/styles/Kbd.css";
import "./widgets/tokens.css";
import "./widgets/frame.css";
import "./widgets/figures.css";
import "./views/overview/overview.css";
import "./views/map/map.css";
import "./views/traces/traces.css";
import "./views/trace/trace.css";
import "./views/recording/recording.css";
import "./views/login/login.css";
import { createTheme, MantineProvider } from "@mantine/core";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { Problem } from "./api/client";
import { speak, startLanguage } from "./i18n";
import { router } from "./routes";
import { languageOf, preferences, usePreferences } from "./state/preferences";
import { endsSession, sessionQuery } from "./state/session";
import { Entrance } from "./views/login/Entrance";

const theme = createTheme({ fontFamily: "var(--sans)", fontFamilyMonospace: "var(--mono)", defaultRadius: "sm", primaryColor: "indigo" });

/** Asks anew who is logged in: the login page follows from the answer. */
function onError(error: Error) {
  if (endsSession(error)) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { retry: (failures, error) => !(error instanceof Problem) && failures < 2, refetchOnWindowFocus: false } },
});

function App() {
  const chosen = usePreferences();
  const language = languageOf(chosen, navigator.languages);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    void speak(language);
  }, [language]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" {...(chosen.theme !== "auto" && { forceColorScheme: chosen.theme })}>
      <QueryClientProvider client={client}>
        <Entrance>
          <RouterProvider router={router} />
        </Entrance>
      </QueryClientProvider>
    </MantineProvider>
  );
}

await startLanguage(languageOf(preferences(), navigator.languages));
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
