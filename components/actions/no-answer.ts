import { useTranslations } from "next-intl";
import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useCallback } from "react";
import type { Refusal } from "@/lib/errors/action-result";

/** `typed`: the action sends what was typed, which is still in its field; `plain`: it sends nothing of that kind. `sentence`: one that says more than the shared one. */
export type NoAnswer = "typed" | "plain" | { sentence: string };

/** The refusal to show when something that was sent got no answer. A redirect is an answer, and is thrown on to Next. */
export function useNoAnswerRefusal(own?: NoAnswer): (error: unknown) => Refusal {
  const t = useTranslations("app.problem");
  const sentence = typeof own === "object" ? own.sentence : t(own === "typed" ? "noAnswerTyped" : "noAnswer");
  const updated = t(own === "typed" ? "updatedTyped" : "updated");
  return useCallback(
    (error) => {
      unstable_rethrow(error);
      // B9: the server has another build, which names its actions otherwise.
      const isUpdated = unstable_isUnrecognizedActionError(error);
      return { ok: false, code: "lost", sentence: isUpdated ? updated : sentence };
    },
    [sentence, updated],
  );
}
