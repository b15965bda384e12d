// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Kbd, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";

const KEYS = [
  ["?", "help"],
  ["/", "search"],
  ["o", "goOverview"],
  ["s", "goServices"],
  ["p", "goMap"],
  ["g", "goTraces"],
  ["r", "goRecording"],
  ["c", "newRule"],
  ["d", "debugHeader"],
  ["↑ ↓", "move"],
  ["← →", "fold"],
  ["Home End", "ends"],
  ["Enter", "open"],
  ["[ ]", "foldAll"],
  ["e", "error"],
  ["n", "match"],
  ["m", "tree"],
  ["← → ↑ ↓", "call"],
  ["+ - 0 z", "zoom"],
  ["Shift ← →", "pan"],
  ["← → Home End", "chart"],
  ["t", "mapTable"],
  ["+ - 0 Tab", "map"],
  ["Esc", "escape"],
] as const;

/** Every key of the product. */
export function KeyHelp({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={close} title={t("keys.title")} size="sm">
      <dl className="keys">
        {KEYS.map(([key, name]) => (
          <div key={name}>
            <dt>
              <Kbd size="xs">{key}</Kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
