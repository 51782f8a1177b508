"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useAction } from "@/components/actions/use-action";
import type { ActionResult } from "@/lib/errors/action-result";
import type { FormattedChange } from "@/lib/classroom/teams/formatted-change";
import type { Places } from "./places-offered";
import { ChangeDialog } from "./change-dialog";
import { PickTeamDialog } from "@/components/matches/pick-team-dialog";
import { SplitDialog } from "./split-dialog";
import { DeskContext, type AboutTeam, type AskedChange, type Asking, type Desk } from "./use-desk";

interface ArrangeDeskProps {
  places: Places;
  preview: (change: AskedChange) => Promise<ActionResult<FormattedChange>>;
  /** Returns a sentence about what was done. */
  apply: (confirmed: { change: unknown; seed: number; expected: string }) => Promise<ActionResult<string>>;
  mark: Desk["mark"];
  lock: Desk["lock"];
  children: ReactNode;
}

/** T2: previews every change of this page in one dialog, and applies it only as previewed. */
export function ArrangeDesk({ places, preview, apply, mark, lock, children }: ArrangeDeskProps) {
  const t = useTranslations("arrangeDesk");
  const [asking, setAsking] = useState<Asking | null>(null);
  const { run: act, isPending, announcement } = useAction({ sentence: t("lost") });
  const cameFrom = useRef<{ selector: string; until: number } | null>(null);

  // When the dialog closes, the menu that opened it is gone and a moved student has a new button: focus returns to that one.
  useEffect(() => {
    const from = cameFrom.current;
    if (asking !== null || from === null || from.until < performance.now() || document.activeElement !== document.body)
      return;
    document.querySelector<HTMLElement>(from.selector)?.focus();
  });

  const ask = (change: AskedChange) => {
    cameFrom.current = selectorOf(change);
    setAsking({ about: "change", formatted: null, refusal: null });
    act(() => preview(change), {
      overlapping: true,
      done: (formatted) => setAsking({ about: "change", formatted, refusal: null }),
      refused: ({ sentence }) => setAsking({ about: "change", formatted: null, refusal: { isDone: "no", sentence } }),
      refresh: "refused",
    });
  };
  const askOfTeam = (about: AboutTeam, teamId: string) => {
    cameFrom.current = selectorOf({ do: about, teamId });
    setAsking({ about, teamId });
  };
  const run: Desk["run"] = (work, announce) =>
    act(work, {
      done: () => close(),
      refused: ({ code, sentence }) => {
        const isDone = code === "lost" ? "not known" : "no";
        setAsking({ about: "change", formatted: null, refusal: { isDone, sentence } });
      },
      refresh: "answered",
      announce,
    });
  const close = () => {
    if (cameFrom.current !== null) cameFrom.current.until = performance.now() + 5000;
    setAsking(null);
  };

  const teamOf = (about: AboutTeam) => (asking?.about === about ? asking.teamId : null);
  return (
    <DeskContext.Provider value={{ places, ask, askOfTeam, mark, lock, run, pending: isPending() }}>
      {children}
      <p className="vh" role="status">
        {announcement}
      </p>
      <ChangeDialog
        asking={asking?.about === "change" ? asking : null}
        pending={isPending()}
        onClose={close}
        onConfirm={(option, seed) =>
          run(
            () => apply({ change: option.change, seed, expected: option.expected }),
            (sentence) => sentence,
          )
        }
      />
      {(["meet", "merge"] as const).map((about) => (
        <PickTeamDialog key={`${about} ${teamOf(about) ?? ""}`} about={about} teamId={teamOf(about)} onClose={close} />
      ))}
      <SplitDialog key={teamOf("split")} teamId={teamOf("split")} onClose={close} />
    </DeskContext.Provider>
  );
}

/** The element that gets the focus after a change: the student's button, or the team's menu. */
function selectorOf(change: AskedChange): { selector: string; until: number } | null {
  const { studentId, teamId } = change;
  const selector =
    typeof studentId === "string"
      ? `[data-student="${studentId}"]`
      : typeof teamId === "string"
        ? `[data-team="${teamId}"] header [aria-haspopup]`
        : null;
  return selector === null ? null : { selector, until: Infinity };
}
