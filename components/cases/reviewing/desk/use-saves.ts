import { useAction } from "@/components/actions/use-action";
import type { ActionResult } from "@/lib/errors/action-result";

export type SaveState = { is: "saved" } | { is: "saving" } | { is: "failed"; sentence: string };

/** `lost`: no answer came. */
export type SaveOutcome = { is: "stored" } | { is: "refused" | "lost"; sentence: string };

/** Sends each change of a review at once, and tracks whether all are stored. @param lost the sentence shown when no answer came */
export function useSaves(lost: string): {
  state: SaveState;
  save: (act: () => Promise<ActionResult>) => Promise<SaveOutcome>;
  forget: () => void;
} {
  const { run, isPending, refusal, forget } = useAction({ sentence: lost });
  const save = (act: () => Promise<ActionResult>) =>
    new Promise<SaveOutcome>((resolve) =>
      run(act, {
        overlapping: true,
        onDone: () => resolve({ is: "stored" }),
        onRefused: ({ code, sentence }) => resolve({ is: code === "lost" ? "lost" : "refused", sentence }),
      }),
    );
  return {
    save,
    forget,
    state: isPending()
      ? { is: "saving" }
      : refusal === null
        ? { is: "saved" }
        : { is: "failed", sentence: refusal.sentence },
  };
}
