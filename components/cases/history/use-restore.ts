import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/actions/use-action";
import type { ActionResult, Refusal } from "@/lib/errors/action-result";
import { restoreVersionAction, undoRestoreAction } from "@/lib/features/cases/history/actions/history";

export interface RestorableSheet {
  activityId: string;
  worksheetId: string;
  /** The newest restore, if it has not been undone. */
  latest: string | null;
  /** The href of the worksheet. */
  worksheetHref: string;
}

export type RestoreOutcome = { is: "restored"; time: string } | { is: "undone" | "same" };

export interface Restoring {
  busy: boolean;
  outcome: RestoreOutcome | null;
  refusal: Refusal | null;
  /** Undoes the newest restore; null when there is none. */
  undo: (() => void) | null;
  /** @param time when the version was written, for the sentence */
  restore: (row: { writer: string; n: number }, time: string) => void;
  worksheetHref: string;
}

/** Restores a version and undoes it. The outcome stays until the next action, also while the history is fetched again. */
export function useRestore(sheet: RestorableSheet | null, onChanged: () => void): Restoring | null {
  const t = useTranslations("history.restore");
  const { run, isPending, refusal } = useAction({ sentence: t("lost") });
  const [outcome, setOutcome] = useState<RestoreOutcome | null>(null);
  /** The newest restore made here. null once it was undone, undefined while `sheet.latest` is still the newest. */
  const [newest, setNewest] = useState<string | null>();
  if (sheet === null) return null;
  const { activityId, worksheetId, latest, worksheetHref } = sheet;
  const change = (
    act: () => Promise<ActionResult<{ restore: string | null }>>,
    done: RestoreOutcome,
    undoable: boolean,
  ) =>
    run(act, {
      onDone: (value) => {
        setOutcome(value.restore === null ? { is: "same" } : done);
        if (value.restore === null) return;
        setNewest(undoable ? value.restore : null);
        onChanged();
      },
      onRefused: () => setOutcome(null),
      refresh: "done",
    });
  const last = newest === undefined ? latest : newest;
  return {
    busy: isPending(),
    outcome,
    refusal,
    worksheetHref,
    undo:
      last === null
        ? null
        : () => change(() => undoRestoreAction(activityId, worksheetId, { restore: last }), { is: "undone" }, false),
    restore: (row, time) =>
      change(() => restoreVersionAction(activityId, worksheetId, row), { is: "restored", time }, true),
  };
}
