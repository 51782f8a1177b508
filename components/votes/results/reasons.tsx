"use client";

import { ModeName } from "@/components/ui/marks/mode-mark";
import { modeOf } from "@/lib/content/lesson";
import styles from "./reasons.module.css";
import type { NamedMode } from "./named-mode";

/** The reasons by choice, each list in its stored random order, without names, times or the mode studied (Q11). */
export function Reasons({
  groups,
  modes,
}: {
  groups: readonly { mode: string; reasons: readonly string[] }[];
  modes: readonly NamedMode[];
}) {
  return (
    <div className={styles.voices}>
      {groups.map((group) => (
        <section key={group.mode}>
          <h3>
            <ModeName mode={modeOf({ modes }, group.mode)} />
          </h3>
          {group.reasons.map((reason, place) => (
            <blockquote key={place}>{reason}</blockquote>
          ))}
        </section>
      ))}
    </div>
  );
}
