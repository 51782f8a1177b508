"use client";

import { useEffect, useState } from "react";
import { listenLive } from "@/components/invalidation/live-connection";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";
import { useOneClick } from "./one-click";
import trayStyles from "./tray.module.css";
import styles from "./attendance.module.css";

interface Words {
  title: string;
  /** On the button; `label` has the name in place of `{name}`. */
  act: string;
  label: string;
  done: string;
  more: string;
  failed: string;
}

interface AttendanceProps {
  people: readonly { id: string; name: string }[];
  /** Another object whenever the page was rendered again. */
  version: unknown;
  /** Whether a click marks them absent, or present. */
  absent: boolean;
  mark: (input: { studentId: string; absent: boolean }) => Promise<ActionResult>;
  words: Words;
}

/** Names that are listed; the others are counted. */
const maxShown = 8;

/** T4: names, each with one click that marks the student absent, or present again. */
export function Attendance({ people, version, absent, mark, words }: AttendanceProps) {
  const { run, isBusy, refusal, announcement } = useOneClick(version, words.failed);
  const named = (sentence: string, name: string) => sentence.replace("{name}", () => name);
  return (
    <>
      {people.length > 0 && (
        <section className={trayStyles.tray} aria-label={words.title}>
          <h2>{words.title}</h2>
          <ul>
            {people.slice(0, maxShown).map(({ id, name }) => (
              <li key={id}>
                <span className={styles.name}>{name}</span>
                <Button
                  size="small"
                  aria-label={named(words.label, name)}
                  aria-disabled={isBusy(id) || undefined}
                  onClick={() => run(id, () => mark({ studentId: id, absent }), named(words.done, name))}
                >
                  {words.act}
                </Button>
              </li>
            ))}
            {people.length > maxShown && (
              <li className="quiet">{words.more.replace("{n}", String(people.length - maxShown))}</li>
            )}
          </ul>
        </section>
      )}
      {refusal !== null && (
        <Notice kind="wrong" small live>
          {refusal}
        </Notice>
      )}
      <p className="vh" role="status">
        {announcement}
      </p>
    </>
  );
}

/** Once some of the class are present: which team members are not. `people` are joined students in teams. */
export function MissingStudents({
  activityId,
  people,
  ...rest
}: { activityId: string } & Omit<AttendanceProps, "absent" | "version">) {
  const [here, setHere] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => listenLive(activityId, { onPresence: (ids) => setHere(new Set(ids)) }), [activityId]);
  return (
    <Attendance
      {...rest}
      version={people}
      people={here.size === 0 ? [] : people.filter(({ id }) => !here.has(id))}
      absent
    />
  );
}
