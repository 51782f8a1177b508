"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { listenLive } from "@/components/shared/live/connection";
import { Button } from "@/components/shared/ui/button";
import { Says } from "@/components/shared/ui/says";
import type { ActionResult } from "@/lib/action-result";
import styles from "./tray.module.css";

interface NotHereProps {
  activityId: string;
  /** Students in teams who have joined. */
  people: readonly { id: string; name: string }[];
  mark: (input: { studentId: string; absent: boolean }) => Promise<ActionResult>;
  words: { title: string; mark: string; markOf: string; more: string; failed: string };
}

/** Shown at once; the others are counted. */
const shownAtMost = 8;

/** T4: once some of the class are here, who of the teams is not, each with one click to mark them absent. */
export function NotHere({ activityId, people, mark, words }: NotHereProps) {
  const router = useRouter();
  const [here, setHere] = useState<ReadonlySet<string>>(new Set());
  const [wrong, setWrong] = useState<string | null>(null);
  const [pending, start] = useTransition();
  useEffect(() => listenLive(activityId, { topics: [], onHere: (ids) => setHere(new Set(ids)) }), [activityId]);
  const missing = here.size === 0 ? [] : people.filter(({ id }) => !here.has(id));
  if (missing.length === 0) return null;
  function click(studentId: string) {
    if (pending) return;
    start(async () => {
      try {
        const answer = await mark({ studentId, absent: true });
        setWrong(answer.ok ? null : answer.sentence);
        router.refresh();
      } catch {
        setWrong(words.failed);
      }
    });
  }
  return (
    <section className={styles.tray} aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul>
        {missing.slice(0, shownAtMost).map(({ id, name }) => (
          <li key={id}>
            {name}{" "}
            <Button size="small" aria-label={words.markOf.replace("{name}", () => name)} aria-disabled={pending || undefined} onClick={() => click(id)}>
              {words.mark}
            </Button>
          </li>
        ))}
        {missing.length > shownAtMost && <li className="quiet">{words.more.replace("{n}", String(missing.length - shownAtMost))}</li>}
      </ul>
      {wrong !== null && <Says kind="wrong" small live>{wrong}</Says>}
    </section>
  );
}
