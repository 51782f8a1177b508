import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionResult } from "@/lib/errors/action-result";

type Answer = ActionResult<{ restore: string | null }>;

export interface RestoreActions {
  restore: (input: { writer: string; n: number }) => Promise<Answer>;
  undo: (input: { restore: string }) => Promise<Answer>;
  /** The newest restore, if it has not been undone. */
  latest: string | null;
  /** The href of the worksheet. */
  worksheetHref: string;
}

export type RestoreOutcome =
  { is: "restored"; time: string } | { is: "undone" | "same" | "lost" } | { is: "refused"; sentence: string };

export interface Restoring {
  busy: boolean;
  outcome: RestoreOutcome | null;
  /** Undoes the newest restore; null when there is none. */
  undo: (() => void) | null;
  /** @param time when the version was written, for the sentence */
  restore: (row: { writer: string; n: number }, time: string) => void;
  worksheetHref: string;
}

/** Restores a version and undoes it. The outcome stays until the next action, also while the history is fetched again. */
export function useRestore(actions: RestoreActions | null, onChanged: () => void): Restoring | null {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<RestoreOutcome | null>(null);
  /** The newest restore made here; undefined: `actions.latest` is still the newest. */
  const [newest, setNewest] = useState<string | null>();
  if (actions === null) return null;
  async function run(act: () => Promise<Answer>, done: RestoreOutcome, undoable: boolean) {
    setBusy(true);
    try {
      const result = await act();
      if (!result.ok) setOutcome({ is: "refused", sentence: result.sentence });
      else if (result.value.restore === null) setOutcome({ is: "same" });
      else {
        setOutcome(done);
        setNewest(undoable ? result.value.restore : null);
        onChanged();
        router.refresh();
      }
    } catch {
      setOutcome({ is: "lost" });
    }
    setBusy(false);
  }
  const last = newest === undefined ? actions.latest : newest;
  return {
    busy,
    outcome,
    worksheetHref: actions.worksheetHref,
    undo: last === null ? null : () => void run(() => actions.undo({ restore: last }), { is: "undone" }, false),
    restore: (row, time) => void run(() => actions.restore(row), { is: "restored", time }, true),
  };
}
