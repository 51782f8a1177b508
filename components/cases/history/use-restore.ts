import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/actions/use-action";
import type { ActionResult, Refusal } from "@/lib/errors/action-result";

type Answer = ActionResult<{ restore: string | null }>;

export interface RestoreActions {
  restore: (input: { writer: string; n: number }) => Promise<Answer>;
  undo: (input: { restore: string }) => Promise<Answer>;
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
export function useRestore(actions: RestoreActions | null, onChanged: () => void): Restoring | null {
  const t = useTranslations("history.restore");
  const { run, isPending, refusal } = useAction({ sentence: t("lost") });
  const [outcome, setOutcome] = useState<RestoreOutcome | null>(null);
  /** The newest restore made here. null once it was undone, undefined while `actions.latest` is still the newest. */
  const [newest, setNewest] = useState<string | null>();
  if (actions === null) return null;
  const change = (act: () => Promise<Answer>, done: RestoreOutcome, undoable: boolean) =>
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
  const last = newest === undefined ? actions.latest : newest;
  return {
    busy: isPending(),
    outcome,
    refusal,
    worksheetHref: actions.worksheetHref,
    undo: last === null ? null : () => change(() => actions.undo({ restore: last }), { is: "undone" }, false),
    restore: (row, time) => change(() => actions.restore(row), { is: "restored", time }, true),
  };
}
