// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Attribute } from "../../api/documents";
import { CopyButton } from "../../widgets/CopyButton";

/** Attributes in the order of their keys; what was dropped is said. */
export function AttributeTable({ attributes, dropped }: { attributes: readonly Attribute[]; dropped: number }) {
  const { t } = useTranslation();
  return (
    <>
      <table className="attributes">
        <tbody>
          {attributes
            .toSorted((a, b) => a.key.localeCompare(b.key))
            .map(({ key, value }) => (
              <tr key={key}>
                <th scope="row">{breakable(key)}</th>
                <td>
                  <code>{written(value)}</code>
                  <CopyButton text={written(value)} label={t("span.copyValue")} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {attributes.length + dropped === 0 && <p className="dim">{t("span.none")}</p>}
      {dropped > 0 && <p className="dim">{t("span.dropped", { count: dropped })}</p>}
    </>
  );
}

/** Long keys break after a dot or an underscore, not within a word. */
function breakable(key: string): ReactNode[] {
  return [...key.matchAll(/[^._]*[._]+|[^._]+$/g)].map(({ 0: part, index }) => (
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}

function written(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
