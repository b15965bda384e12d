// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";
import zh from "./zh.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

/** Starts the catalogues in the given language; both are part of the page, so a switch needs no request. */
export async function startLanguage(language: string): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
  });
}

export async function speak(language: string): Promise<void> {
  await i18next.changeLanguage(language);
}
