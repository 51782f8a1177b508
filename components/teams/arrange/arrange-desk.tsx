"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition, type ReactNode } from "react";
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
  apply: (asked: { change: unknown; seed: number; expected: string }) => Promise<ActionResult<string>>;
  mark: (input: { studentId: string; absent: boolean }) => Promise<ActionResult>;
  children: ReactNode;
}

/** T2: previews every change of this page in one dialog, and applies it only as previewed. */
export function ArrangeDesk({ places, preview, apply, mark, children }: ArrangeDeskProps) {
  const t = useTranslations("arrangeDesk");
  const router = useRouter();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const [pending, startTransition] = useTransition();
  const cameFrom = useRef<{ selector: string; until: number } | null>(null);
  const lost = { ok: false as const, code: "lost", sentence: t("lost") };

  // When the dialog closes, the menu that opened it is gone and a moved student has a new button: focus returns to that one.
  useEffect(() => {
    const from = cameFrom.current;
    if (asking !== null || from === null || from.until < performance.now() || document.activeElement !== document.body)
      return;
    document.querySelector<HTMLElement>(from.selector)?.focus();
  });

  const ask = (change: AskedChange) => {
    cameFrom.current = selectorOf(change);
    setAsking({ about: "change", words: null, refusal: null });
    startTransition(async () => {
      const result = await preview(change).catch(() => lost);
      setAsking({
        about: "change",
        words: result.ok ? result.value : null,
        refusal: result.ok ? null : { isDone: "no", sentence: result.sentence },
      });
      if (!result.ok) refreshAfter(result);
    });
  };
  const askOfTeam = (about: AboutTeam, teamId: string) => {
    cameFrom.current = selectorOf({ do: about, teamId });
    setAsking({ about, teamId });
  };
  const run: Desk["run"] = (work, done) => {
    if (pending) return;
    startTransition(async () => {
      const result = await work().catch(() => lost);
      refreshAfter(result);
      if (result.ok) {
        close();
        setAnnouncement(typeof done === "string" ? done : done(result.value));
      } else
        setAsking({
          about: "change",
          words: null,
          refusal: { isDone: result === lost ? "not known" : "no", sentence: result.sentence },
        });
    });
  };
  /** Refreshes only after an answer: a refresh that fails makes Next leave the page, and the sentence with it. */
  const refreshAfter = (result: ActionResult<unknown>) => {
    if (result !== lost) router.refresh();
  };
  const close = () => {
    if (cameFrom.current !== null) cameFrom.current.until = performance.now() + 5000;
    setAsking(null);
  };

  const teamOf = (about: AboutTeam) => (asking?.about === about ? asking.teamId : null);
  return (
    <DeskContext.Provider value={{ places, ask, askOfTeam, mark, run, pending }}>
      {children}
      <p className="vh" role="status">
        {announcement}
      </p>
      <ChangeDialog
        asking={asking?.about === "change" ? asking : null}
        pending={pending}
        onClose={close}
        onConfirm={(way, seed) =>
          run(
            () => apply({ change: way.change, seed, expected: way.expected }),
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
        ? `[data-team="${teamId}"] > header button`
        : null;
  return selector === null ? null : { selector, until: Infinity };
}
