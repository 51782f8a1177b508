"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Icon } from "@/components/ui/marks/icon";
import { movePhaseAction } from "@/lib/features/phases/actions/move-phase";
import { comparePhases, type Phase } from "@/lib/activity/rules/phases";
import { type MoveInput, type FormattedMove } from "@/lib/features/phases/formatted-move";
import { useLeftOut } from "@/components/teams/use-left-out";
import { PaceDialog, type PaceNow } from "./pace-dialog";
import styles from "./phase-mover.module.css";

interface PhaseMoverProps {
  activityId: string;
  /** Ids of the joined students in no team. */
  tray: readonly string[];
  phase: Phase;
  /** The phase's name, for the list. */
  phaseName: string;
  moves: readonly FormattedMove[];
  /** The phase that the button for the next move starts; null when the next action is not a move. */
  next: Phase | null;
  /** Whether the next move is the one prominent button, as on the board. */
  prominent: boolean;
  /** How students go on alone; null once the results are open. */
  pace: PaceNow | null;
}

/** The open dialog, and the class's phase when it was opened: the server refuses a move from another phase. */
interface Asking {
  what: Phase | "which" | "pace";
  seen: Phase;
}

/** Previews a move, then moves the class (T8). `next` has a button of its own; the other button lists every phase. */
export function PhaseMover({ activityId, tray, phase, phaseName, moves, next, prominent, pace }: PhaseMoverProps) {
  const t = useTranslations("activity.mover");
  const [asking, setAsking] = useState<Asking | null>(null);
  const { run, isPending, refusal, forget } = useAction({ sentence: t("lost") });
  const nextMove = moves.find(({ to }) => to === next);
  const chosen = moves.find(({ to }) => to === asking?.what);
  const { leftOut, choice } = useLeftOut(activityId, tray);

  const ask = (what: Asking["what"]) => {
    forget();
    setAsking({ what, seen: phase });
  };
  const close = () => {
    forget();
    setAsking(null);
  };
  const send = (to: Phase, make: MoveInput["make"]) =>
    run(() => movePhaseAction(activityId, { to, expected: asking?.seen ?? phase, make: { ...make, leftOut } }), {
      onDone: close,
    });

  return (
    <>
      <Button variant="plain" size="small" onClick={() => ask("which")}>
        {t("other")}
      </Button>
      {nextMove !== undefined && (
        <Button
          variant={prominent ? "go" : undefined}
          size={prominent ? "big" : "small"}
          onClick={() => ask(nextMove.to)}
        >
          {nextMove.start}
          <Icon name="right" />
        </Button>
      )}
      <Dialog
        open={chosen !== undefined}
        onClose={close}
        title={chosen?.title}
        actions={
          chosen !== undefined && (
            <>
              <Button onClick={close}>{t("cancel")}</Button>
              {chosen.options.map(({ go, make }, place) => (
                <Button
                  key={go}
                  variant={place === chosen.options.length - 1 ? "go" : undefined}
                  aria-disabled={isPending()}
                  onClick={() => send(chosen.to, make)}
                >
                  {go}
                </Button>
              ))}
            </>
          )
        }
      >
        {chosen?.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {chosen?.options.some(({ make }) => make.teams) === true && choice}
        <p>
          <b>{t("safe")}</b>
        </p>
        <p className="vh" role="status">
          {isPending() && t("sending")}
        </p>
        <RefusalNotice refusal={refusal} />
      </Dialog>
      <Dialog
        open={asking?.what === "which"}
        onClose={() => setAsking((now) => (now?.what === "which" ? null : now))}
        title={t("choose")}
        actions={<Button onClick={close}>{t("cancel")}</Button>}
      >
        <p className="quiet">{t("chooseText")}</p>
        <ol className={styles.phases}>
          {withCurrentPhase(moves, phase, phaseName).map(({ to, name }) => (
            <li key={to}>
              {to === phase ? (
                <span className={styles.here} aria-current="step">
                  <b>{name}</b>
                  <small>{t("isHere")}</small>
                </span>
              ) : (
                <Button className={styles.phase} onClick={() => ask(to)}>
                  {name}
                </Button>
              )}
            </li>
          ))}
        </ol>
        {pace !== null && (
          <Button className={styles.phase} variant="plain" onClick={() => ask("pace")}>
            <Icon name="clock" />
            {t("pace", { on: pace.selfPaced ? "yes" : "no" })}
          </Button>
        )}
      </Dialog>
      {pace !== null && asking?.what === "pace" && <PaceDialog activityId={activityId} pace={pace} onClose={close} />}
    </>
  );
}

/** The moves and the class's current phase, in the order of the phases. */
function withCurrentPhase(moves: readonly FormattedMove[], phase: Phase, name: string): { to: Phase; name: string }[] {
  return [...moves, { to: phase, name }].sort((a, b) => comparePhases(a.to, b.to));
}
