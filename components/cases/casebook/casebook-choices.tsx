"use client";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Checkbox } from "@/components/ui/controls/field";
import { ModeMark } from "@/components/ui/marks/mode-mark";
import type { ShownMode } from "@/lib/content/lesson";
import type { ActionResult } from "@/lib/errors/action-result";
import { includeInCasebookAction, putNotesInCasebookAction } from "@/lib/features/cases/casebook/actions/casebook";
import styles from "./casebook-choices.module.css";

interface CasebookChoicesProps {
  activityId: string;
  /** Teams that never handed in. */
  teams: readonly { teamId: string; mode: ShownMode; name: string; names: string; included: boolean }[];
  notes: boolean;
  /** Whether the activity is closed. */
  closed: boolean;
}

/** Lets the teacher include notes and unfinished cases in the casebook (Q3). */
export function CasebookChoices({ activityId, teams, notes, closed }: CasebookChoicesProps) {
  const t = useTranslations("teacher.casebook");
  return (
    <section className={styles.choices} aria-label={t("title")}>
      <Choice on={notes} set={(on) => putNotesInCasebookAction(activityId, { on })}>
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
              set={(included) => includeInCasebookAction(activityId, { teamId: team.teamId, included })}
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

/** A checkbox that changes at once, and changes back with a sentence when the action is refused. */
function Choice({
  on,
  set,
  children,
}: {
  on: boolean;
  set: (on: boolean) => Promise<ActionResult>;
  children: ReactNode;
}) {
  const { run, isPending, refusal } = useAction();
  const [wanted, setWanted] = useState(on);
  function change(next: boolean) {
    setWanted(next);
    run(() => set(next), { overlapping: true, refresh: "answered" });
  }
  return (
    <>
      <Checkbox checked={isPending() ? wanted : on} onChange={(event) => change(event.target.checked)}>
        {children}
      </Checkbox>
      <RefusalNotice small refusal={refusal} />
    </>
  );
}
