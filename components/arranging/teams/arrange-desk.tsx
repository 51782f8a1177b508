"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useAction } from "@/components/actions/use-action";
import type { Refusal } from "@/lib/errors/action-result";
import { applyChangeAction, previewChangeAction } from "@/lib/features/arranging/teams/actions/arrange";
import type { Change } from "@/lib/features/teams/changes";
import type { Places } from "./places-offered";
import { ChangeDialog } from "./change-dialog";
import { NotDoneDialog, type ChangeRefusal } from "./not-done-dialog";
import { PickTeamDialog } from "@/components/teams/matches/pick-team-dialog";
import { SplitDialog } from "./split-dialog";
import { DeskContext, type AboutTeam, type TeamDialog, type Desk } from "./use-desk";

interface ConfirmedChange {
  change: Change;
  seed: number;
  expected: string;
}

interface ArrangeDeskProps {
  activityId: string;
  places: Places;
  children: ReactNode;
}

/** The key under which the confirmed change runs. */
const confirming = "confirming";

/** Previews every change of this page in one dialog, and applies it only as previewed (T2). */
export function ArrangeDesk({ activityId, places, children }: ArrangeDeskProps) {
  const t = useTranslations("arrangeDesk");
  const [asking, setAsking] = useState<TeamDialog | null>(null);
  const { run: act, isPending, announcement } = useAction({ sentence: t("lost") });
  const cameFrom = useRef<{ selector: string; until: number } | null>(null);
  /** Counts the openings and closings of dialogs, so that a slow answer does not touch a dialog opened since. */
  const turn = useRef(0);
  const [notDone, setNotDone] = useState<ChangeRefusal | null>(null);

  // When the dialog closes, the menu that opened it is gone, and a moved student has a new button, which gets the focus.
  useEffect(() => {
    const from = cameFrom.current;
    if (asking !== null || from === null || from.until < performance.now() || document.activeElement !== document.body)
      return;
    document.querySelector<HTMLElement>(from.selector)?.focus();
  });

  const openDialog = (next: TeamDialog): number => {
    setAsking(next);
    return ++turn.current;
  };
  const returnFocus = () => {
    if (cameFrom.current !== null) cameFrom.current.until = performance.now() + 5000;
  };
  const close = () => {
    returnFocus();
    turn.current++;
    setAsking(null);
  };
  const ask = (change: Change) => {
    cameFrom.current = selectorOf(change);
    const asked = openDialog({ about: "change", formatted: null });
    act(() => previewChangeAction(activityId, change), {
      overlapping: true,
      onDone: (formatted) => turn.current === asked && setAsking({ about: "change", formatted }),
      onRefused: ({ sentence }) => {
        if (turn.current !== asked) return;
        setNotDone({ isDone: "no", sentence });
        close();
      },
      refresh: "refused",
    });
  };
  const openTeamDialog = (about: AboutTeam, teamId: string) => {
    cameFrom.current = selectorOf({ do: about, teamId });
    openDialog({ about, teamId });
  };
  const run: Desk["run"] = (item, work, announce) =>
    act(work, {
      key: item,
      onRefused: (refusal) => setNotDone(asChangeRefusal(refusal)),
      refresh: "answered",
      announce,
    });
  const applyConfirmed = (change: ConfirmedChange) => {
    const confirmed = turn.current;
    act(() => applyChangeAction(activityId, change), {
      key: confirming,
      onDone: () => turn.current === confirmed && close(),
      onRefused: (refusal) => {
        setNotDone(asChangeRefusal(refusal));
        if (turn.current === confirmed) close();
      },
      refresh: "answered",
      announce: (sentence) => sentence,
    });
  };

  const teamOf = (about: AboutTeam) => (asking?.about === about ? asking.teamId : null);
  return (
    <DeskContext.Provider value={{ activityId, places, ask, askOfTeam: openTeamDialog, run, isPending }}>
      {children}
      <p className="vh" role="status">
        {announcement}
      </p>
      <ChangeDialog
        asking={asking?.about === "change" ? asking : null}
        pending={isPending(confirming)}
        onClose={close}
        onConfirm={({ change, expected }, seed) => applyConfirmed({ change, seed, expected })}
        onMixAgain={ask}
      />
      {(["meet", "merge"] as const).map((about) => (
        <PickTeamDialog key={`${about} ${teamOf(about) ?? ""}`} about={about} teamId={teamOf(about)} onClose={close} />
      ))}
      <SplitDialog key={teamOf("split")} teamId={teamOf("split")} onClose={close} />
      <NotDoneDialog
        refusal={notDone}
        onClose={() => {
          returnFocus();
          setNotDone(null);
        }}
      />
    </DeskContext.Provider>
  );
}

function asChangeRefusal({ code, sentence }: Refusal): ChangeRefusal {
  return { isDone: code === "lost" ? "not known" : "no", sentence };
}

/** The element that gets the focus after a change: the student's button, or the team's menu. */
function selectorOf(change: {
  do: string;
  studentId?: string;
  teamId?: string;
}): { selector: string; until: number } | null {
  const { studentId, teamId } = change;
  const selector =
    studentId !== undefined
      ? `[data-student="${studentId}"]`
      : teamId !== undefined
        ? `[data-team="${teamId}"] header [aria-haspopup]`
        : null;
  return selector === null ? null : { selector, until: Infinity };
}
