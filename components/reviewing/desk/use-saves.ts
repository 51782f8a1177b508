import { useCallback, useState } from "react";
import type { ActionResult } from "@/lib/errors/action-result";

export type SaveState = { is: "saved" } | { is: "saving" } | { is: "failed"; sentence: string };

/** `lost` means that no answer came. */
export type SaveOutcome = "stored" | "refused" | "lost";

/** Saves changes of a review one by one, and tracks whether all are stored. @param lost the sentence for no answer */
export function useSaves(lost: string): {
  state: SaveState;
  save: (act: () => Promise<ActionResult>) => Promise<SaveOutcome>;
  forget: () => void;
} {
  const [pending, setPending] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const save = useCallback(
    async (act: () => Promise<ActionResult>): Promise<SaveOutcome> => {
      setPending((n) => n + 1);
      try {
        const result = await act();
        setFailed(result.ok ? null : result.sentence);
        return result.ok ? "stored" : "refused";
      } catch {
        setFailed(lost);
        return "lost";
      } finally {
        setPending((n) => n - 1);
      }
    },
    [lost],
  );
  return {
    save,
    forget: () => setFailed(null),
    state: pending > 0 ? { is: "saving" } : failed === null ? { is: "saved" } : { is: "failed", sentence: failed },
  };
}
