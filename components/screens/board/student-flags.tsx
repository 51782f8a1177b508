"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BoardFlag } from "@/lib/features/screens/board/board";
import { listOrphanedDrafts } from "@/lib/features/hour/helping/rules/helping";
import { UnsentText } from "./unsent-text";
import { SectionTitle } from "./section-title";
import { StudentFlag } from "./student-flag";
import styles from "./student-stages.module.css";

/** Students who asked for help for themselves: in the Learn and Vote phases, and without a team (Q24). */
export function StudentFlags({ activityId, flags }: { activityId: string; flags: readonly BoardFlag[] }) {
  const t = useTranslations("activity.board");
  /** Unsent answers, by the id of the flag. */
  const [drafts, setDrafts] = useState<ReadonlyMap<string, { name: string; text: string }>>(new Map());
  const type = (id: string, name: string, text: string) => setDrafts((now) => new Map(now).set(id, { name, text }));
  // A flag may be closed while its answer is typed, and the text must not be lost (B1).
  const kept = listOrphanedDrafts(drafts, flags);
  const waitingFirst = [...flags].sort((a, b) => Number(a.coming !== null) - Number(b.coming !== null));
  if (flags.length === 0 && kept.length === 0) return null;
  return (
    <section>
      <SectionTitle count={flags.length === 0 ? null : t("students.count", { n: flags.length })}>
        {t("students.asked")}
      </SectionTitle>
      <ul className={styles.flags}>
        {waitingFirst.map((flag) => (
          <StudentFlag
            key={flag.id}
            activityId={activityId}
            flag={flag}
            text={drafts.get(flag.id)?.text ?? ""}
            setText={(text) => type(flag.id, flag.name, text)}
          />
        ))}
        {kept.map(({ id, name, text }) => (
          <li key={id} className={styles.kept}>
            <UnsentText sentence={t("students.ended", { name })} text={text} onClose={() => type(id, name, "")} />
          </li>
        ))}
      </ul>
    </section>
  );
}
