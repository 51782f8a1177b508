import { useTranslations } from "next-intl";
import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useCallback } from "react";
import type { Refusal } from "@/lib/errors/action-result";

/** `typed`: the action sends typed text, which is still in its field. `plain`: it sends no typed text. `sentence` replaces the shared sentence. */
export type NoAnswer = "typed" | "plain" | { sentence: string };

/** Makes the refusal for an action that got no answer. A redirect is an answer, so it is rethrown for Next. */
export function useNoAnswerRefusal(kind?: NoAnswer): (error: unknown) => Refusal {
  const t = useTranslations("app.problem");
  const sentence = typeof kind === "object" ? kind.sentence : t(kind === "typed" ? "noAnswerTyped" : "noAnswer");
  const updated = t(kind === "typed" ? "updatedTyped" : "updated");
  return useCallback(
    (error) => {
      unstable_rethrow(error);
      // The server runs another build, in which the actions have other ids (B9).
      const isUpdated = unstable_isUnrecognizedActionError(error);
      return { ok: false, code: "lost", sentence: isUpdated ? updated : sentence };
    },
    [sentence, updated],
  );
}
