// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1200);
  };
  return (
    <button type="button" className="quiet" title={copied ? t("trace.copied") : label} aria-label={label} onClick={() => void copy()}>
      <Icon name="copy" size={13} />
    </button>
  );
}
