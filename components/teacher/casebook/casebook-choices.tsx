"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Tick } from "@/components/shared/ui/field";
import { ModeMark } from "@/components/shared/ui/mode-mark";
import { Says } from "@/components/shared/ui/says";
import type { ActionResult } from "@/lib/action-result";
import styles from "./casebook-choices.module.css";

interface CasebookChoicesProps {
  activityId: string;
  /** Teams that never handed in. */
  teams: readonly { teamId: string; mode: string; name: string; names: string; included: boolean }[];
  notes: boolean;
  include: (input: { activityId: string; teamId: string; included: boolean }) => Promise<ActionResult>;
  putNotes: (input: { activityId: string; on: boolean }) => Promise<ActionResult>;
  words: { title: string; notes: string; notesHint: string; missing: string; missingHint: string; failed: string };
}

/** Q3: whether notes enter the casebook, and which unfinished cases do. */
export function CasebookChoices({ activityId, teams, notes, include, putNotes, words }: CasebookChoicesProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [wrong, setWrong] = useState<string | null>(null);
  function run(act: () => Promise<ActionResult>) {
    start(async () => {
      try {
        const answer = await act();
        setWrong(answer.ok ? null : answer.sentence);
        router.refresh();
      } catch {
        setWrong(words.failed);
      }
    });
  }
  return (
    <section className={styles.choices} aria-label={words.title}>
      <Tick checked={notes} disabled={pending} onChange={(event) => run(() => putNotes({ activityId, on: event.target.checked }))}>
        {words.notes}
        <span className={styles.hint}>{words.notesHint}</span>
      </Tick>
      {teams.length > 0 && (
        <fieldset className={styles.missing}>
          <legend>{words.missing}</legend>
          <p className={styles.hint}>{words.missingHint}</p>
          {teams.map((team) => (
            <Tick key={team.teamId} checked={team.included} disabled={pending} onChange={(event) => run(() => include({ activityId, teamId: team.teamId, included: event.target.checked }))}>
              <ModeMark mode={team.mode} /> {team.name}
              {team.names !== "" && <span className={styles.hint}>{team.names}</span>}
            </Tick>
          ))}
        </fieldset>
      )}
      {wrong !== null && <Says kind="wrong" small live>{wrong}</Says>}
    </section>
  );
}
