"use client";

import { useEffect, useState } from "react";
import { listenLive } from "@/components/invalidation/live-connection";
import { Button } from "@/components/ui/controls/button";
import { Says } from "@/components/ui/display/says";
import type { ActionResult } from "@/lib/errors/action-result";
import { useOneClick } from "./one-click";
import styles from "./tray.module.css";

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
  /** As the server sent them. */
  drawn: unknown;
  /** What the click makes of them. */
  absent: boolean;
  mark: (input: { studentId: string; absent: boolean }) => Promise<ActionResult>;
  words: Words;
}

/** Shown at once; the others are counted. */
const shownAtMost = 8;

/** T4: names, each with one click that marks them absent, or takes it back. */
export function Attendance({ people, drawn, absent, mark, words }: AttendanceProps) {
  const { run, isBusy, wrong, said } = useOneClick(drawn, words.failed);
  const named = (sentence: string, name: string) => sentence.replace("{name}", () => name);
  return (
    <>
      {people.length > 0 && (
        <section className={styles.tray} aria-label={words.title}>
          <h2>{words.title}</h2>
          <ul>
            {people.slice(0, shownAtMost).map(({ id, name }) => (
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
            {people.length > shownAtMost && (
              <li className="quiet">{words.more.replace("{n}", String(people.length - shownAtMost))}</li>
            )}
          </ul>
        </section>
      )}
      {wrong !== null && (
        <Says kind="wrong" small live>
          {wrong}
        </Says>
      )}
      <p className="vh" role="status">
        {said}
      </p>
    </>
  );
}

/** Once some of the class are here: who of the teams is not. `people` are students in teams who have joined. */
export function NotHere({
  activityId,
  people,
  ...rest
}: { activityId: string } & Omit<AttendanceProps, "absent" | "drawn">) {
  const [here, setHere] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => listenLive(activityId, { onHere: (ids) => setHere(new Set(ids)) }), [activityId]);
  return (
    <Attendance
      {...rest}
      drawn={people}
      people={here.size === 0 ? [] : people.filter(({ id }) => !here.has(id))}
      absent
    />
  );
}
