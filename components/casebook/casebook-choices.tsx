"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition, type ReactNode } from "react";
import { Checkbox } from "@/components/ui/controls/field";
import { ModeMark } from "@/components/ui/marks/mode-mark";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./casebook-choices.module.css";

interface CasebookChoicesProps {
  activityId: string;
  /** Teams that never handed in. */
  teams: readonly { teamId: string; mode: string; name: string; names: string; included: boolean }[];
  notes: boolean;
  /** The activity is. */
  closed: boolean;
  include: (activityId: string, input: { teamId: string; included: boolean }) => Promise<ActionResult>;
  putNotes: (activityId: string, input: { on: boolean }) => Promise<ActionResult>;
}

/** Q3: whether notes enter the casebook, and which unfinished cases do. */
export function CasebookChoices({ activityId, teams, notes, closed, include, putNotes }: CasebookChoicesProps) {
  const t = useTranslations("teacher.casebook");
  return (
    <section className={styles.choices} aria-label={t("title")}>
      <Choice on={notes} set={(on) => putNotes(activityId, { on })}>
        {t("notes")}
        <span className={styles.hint}>{t("notesHint", { closed: closed ? "yes" : "no" })}</span>
      </Choice>
      {teams.length > 0 && (
        <fieldset className={styles.missing}>
          <legend>{t("missing", { n: teams.length })}</legend>
          <p className={styles.hint}>{t("missingHint")}</p>
          {teams.map((team) => (
            <Choice
              key={team.teamId}
              on={team.included}
              set={(included) => include(activityId, { teamId: team.teamId, included })}
            >
              <ModeMark mode={team.mode} /> {team.name}
              {team.names !== "" && <span className={styles.hint}>{team.names}</span>}
            </Choice>
          ))}
        </fieldset>
      )}
    </section>
  );
}

/** Ticked at once; reverted, with a sentence, when the action is refused. */
function Choice({
  on,
  set,
  children,
}: {
  on: boolean;
  set: (on: boolean) => Promise<ActionResult>;
  children: ReactNode;
}) {
  const t = useTranslations("teacher.casebook");
  const router = useRouter();
  const [, start] = useTransition();
  const [shown, show] = useOptimistic(on);
  const [wrong, setWrong] = useState<string | null>(null);
  function change(next: boolean) {
    start(async () => {
      show(next);
      try {
        const answer = await set(next);
        setWrong(answer.ok ? null : answer.sentence);
        router.refresh();
      } catch {
        setWrong(t("failed"));
      }
    });
  }
  return (
    <>
      <Checkbox checked={shown} onChange={(event) => change(event.target.checked)}>
        {children}
      </Checkbox>
      {wrong !== null && (
        <Notice kind="wrong" small live>
          {wrong}
        </Notice>
      )}
    </>
  );
}
