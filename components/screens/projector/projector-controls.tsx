"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import {
  moveRevealAction,
  projectorNamesAction,
  showOnProjectorAction,
} from "@/lib/features/screens/projector/actions/projector";
import { listDetail, listedMatches } from "@/lib/features/screens/projector/rules/shown-teams";
import { lastRevealStep, revealDirections, type OnProjector, type RevealMove } from "@/lib/activity/rules/projector";
import { ProjectorKeys } from "./projector-keys";
import { ProjectorPages } from "./projector-pages";
import styles from "./projector-controls.module.css";

interface ProjectorControlsProps {
  activityId: string;
  /** What a teacher has put on the projector; null: it shows what the phase shows. */
  now: OnProjector | null;
  /** The step of the reveal; null while the projector shows no results. */
  step: number | null;
  /** Whether students' names are shown; null in a phase whose matches are not shown. */
  names: boolean | null;
  /** How many matches this round has. */
  matches: number;
}

/** On the board, controls for the projector: what it shows instead of the phase, its pages, the steps of the reveal, and names (T11). */
export function ProjectorControls({ activityId, now, step, names, matches }: ProjectorControlsProps) {
  const t = useTranslations("activity.wall");
  const canEdit = useCanEdit();
  const { run, isPending, refusal } = useAction();
  const move = (input: RevealMove) => moveRevealAction(activityId, input);
  const act = (call: () => Promise<ActionResult>) => run(call, { refresh: "answered" });
  const pending = isPending() || undefined;
  const fitting = listDetail(matches);
  const detail = names === null || (fitting === "numbers" && !names) ? "names" : fitting;
  if (!canEdit || (now === null && step === null && names === null)) return null;
  return (
    <section className={styles.wall} aria-label={t("label")}>
      <h2>{t("label")}</h2>
      <span role="status">{now !== null && t("spotlight", { what: now.spotlight.what, number: now.number })}</span>
      {now !== null && <ProjectorPages activityId={activityId} now={now} keys />}
      {now !== null && (
        <Button
          size="small"
          aria-disabled={pending}
          onClick={() => act(() => showOnProjectorAction(activityId, { spotlight: null }))}
        >
          {t("off")}
        </Button>
      )}
      {now === null && step !== null && (
        <>
          <span className="num" role="status" data-step>
            {t("step", { n: step + 1, of: lastRevealStep + 1 })}
          </span>
          {revealDirections(step).includes(-1) && (
            <Button
              size="small"
              variant="plain"
              aria-disabled={pending}
              onClick={() => act(() => move({ from: step, by: -1 }))}
            >
              <Icon name="left" />
              {t("back")}
            </Button>
          )}
          <ProjectorKeys at={step} directions={revealDirections(step)} move={move} onProjector={false} />
        </>
      )}
      {names !== null && (
        <Button
          size="small"
          variant="plain"
          aria-disabled={pending}
          onClick={() => act(() => projectorNamesAction(activityId, { on: !names }))}
        >
          {t(names ? "noNames" : "names")}
        </Button>
      )}
      {detail !== "names" && <p className={styles.room}>{t("room", { detail, ...listedMatches })}</p>}
      <RefusalNotice small refusal={refusal} />
    </section>
  );
}
