"use client";

import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { Button } from "@/components/ui/controls/button";
import { Link } from "@/components/ui/controls/link";
import { LocalMoment } from "@/components/ui/display/local-time";
import { seenWorkKey } from "@/lib/sync/format/browser-storage";
import type { Remedy } from "@/lib/features/restoring/restored";
import { workKinds, type OwnWork, type WorkKind } from "@/lib/features/restoring/rules/lost-work";
import type { Restored } from "@/lib/features/restoring/rules/restored";
import { forgetWork, rememberWork, type LostAt } from "./seen-work";

/** The page on which a student does each kind of work. */
const pages = { handIn: "write", before: "learn/vote", final: "vote" } as const satisfies Record<WorkKind, string>;

interface LostWorkLineProps {
  activityId: string;
  studentId: string;
  renderedAt: Date;
  /** When the work that is on the server was stored. */
  work: OwnWork;
  /** null unless a backup was restored in the last week. */
  told: { restored: Restored; remedies: Record<WorkKind, Remedy> } | null;
  teacher: string;
}

/** Shown until the student has done the lost work again. Has a button to close it only when none of the work can be done again now. */
export function LostWorkLine({ activityId, studentId, renderedAt, work, told, teacher }: LostWorkLineProps) {
  const t = useTranslations("student.restored");
  const here = usePathname();
  const key = seenWorkKey(studentId, activityId);
  const restored = told?.restored ?? null;
  const [lostAt, setLostAt] = useState<LostAt>({});
  useEffect(() => {
    // What the device remembers is known in the browser only, so it is read after the first render.
    // oxlint-disable-next-line react/set-state-in-effect
    setLostAt(rememberWork(key, { renderedAt, work, restored }));
  }, [key, renderedAt, work, restored]);
  const lost =
    told === null ? [] : workKinds.filter((kind) => lostAt[kind] !== undefined && told.remedies[kind] !== "nothing");
  const mayDoAgain = lost.some((kind) => told?.remedies[kind] === "again");

  const pageOf = (kind: WorkKind) => `/a/${activityId}/${pages[kind]}`;

  function close() {
    forgetWork(key);
    setLostAt({});
  }

  return (
    <AttentionLine
      of={`restored ${lost.join(" ")}`}
      icon="undo"
      foldable={mayDoAgain}
      actions={
        !mayDoAgain && (
          <Button size="small" onClick={close}>
            {t("close")}
          </Button>
        )
      }
    >
      {told === null || lost.length === 0 ? null : (
        <p>
          {lost.map((kind) => (
            <span key={kind}>
              {t.rich(kind, {
                b: (chunks) => <b>{chunks}</b>,
                time: () => <LocalMoment at={new Date(lostAt[kind] ?? 0)} />,
                go: (chunks) => (here === pageOf(kind) ? chunks : <Link href={pageOf(kind)}>{chunks}</Link>),
                remedy: told.remedies[kind],
                teacher,
              })}{" "}
            </span>
          ))}
          {t.rich("why", { time: () => <LocalMoment at={told.restored.to} /> })}
        </p>
      )}
    </AttentionLine>
  );
}
