"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { listenLive } from "@/lib/live/browser/live-connection";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";
import { ClickTray } from "./click-tray";
import styles from "./attendance.module.css";

interface AttendanceProps {
  /** Replaces the usual title. */
  title?: string;
  people: readonly { id: string; name: string }[];
  /** Whether a click marks the students absent. Otherwise it marks them present. */
  absent: boolean;
  mark: (input: { studentId: string; absent: boolean }) => Promise<ActionResult>;
}

/** The most names that are listed. The others are counted. */
const maxShown = 8;

/** Names of students, each with a button that marks the student absent, or present again (T4). */
export function Attendance({ title, people, absent, mark }: AttendanceProps) {
  const t = useTranslations("activity.board.people");
  const who = absent ? "missing" : "away";
  const canEdit = useCanEdit();
  const { run, isPending, ...outcome } = useAction();
  return (
    <ClickTray label={title ?? t(`${who}.title`)} isEmpty={people.length === 0} outcome={outcome}>
      {people.slice(0, maxShown).map(({ id, name }) => (
        <li key={id}>
          <span className={styles.name}>{name}</span>
          {canEdit && (
            <Button
              size="small"
              aria-label={t(`${who}.label`, { name })}
              aria-disabled={isPending(id) || undefined}
              onClick={() =>
                run(() => mark({ studentId: id, absent }), {
                  key: id,
                  refresh: "answered",
                  announce: t(`${who}.done`, { name }),
                })
              }
            >
              {t(`${who}.act`)}
            </Button>
          )}
        </li>
      ))}
      {people.length > maxShown && <li className="quiet">{t("more", { n: people.length - maxShown })}</li>}
    </ClickTray>
  );
}

/** Once some students are present: the team members who are not, including those who never opened the activity. */
export function MissingStudents({
  activityId,
  people,
  ...rest
}: { activityId: string } & Omit<AttendanceProps, "absent">) {
  const [here, setHere] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => listenLive(activityId, { onPresence: ({ students }) => setHere(new Set(students)) }), [activityId]);
  return <Attendance {...rest} people={here.size === 0 ? [] : people.filter(({ id }) => !here.has(id))} absent />;
}
