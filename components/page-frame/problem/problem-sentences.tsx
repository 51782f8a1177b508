"use client";

import { unstable_rethrow } from "next/navigation";
import { createContext, use, useCallback, type ReactNode } from "react";
import type { Refusal } from "@/lib/errors/action-result";

/** What the error page says. Errors happen in the browser, so the server sends these with every page. */
export interface ProblemSentences {
  title: string;
  /** With the placeholder `{number}` for the error's number. */
  text: string;
  textNoNumber: string;
  /** What is safe; null on pages where nothing is. */
  safe: { lead: string; rest: string } | null;
  again: string;
  /** For an action that got no answer, and for one that sent what was typed, which is still in its field. */
  noAnswer: string;
  noAnswerTyped: string;
  home: string;
  homeHref: string;
}

const SentencesContext = createContext<ProblemSentences | null>(null);

export function ProblemSentencesProvider({
  sentences,
  children,
}: {
  sentences: ProblemSentences;
  children: ReactNode;
}) {
  return <SentencesContext value={sentences}>{children}</SentencesContext>;
}

export function useProblemSentences(): ProblemSentences | null {
  return use(SentencesContext);
}

/** `typed`: the action sends what was typed. `sentence`: one that says more than the shared one. */
export type NoAnswer = "typed" | { sentence: string };

/** The refusal to show when something that was sent got no answer. A redirect is an answer, and is thrown on to Next. */
export function useNoAnswerRefusal(own?: NoAnswer): (error: unknown) => Refusal {
  const shared = useProblemSentences();
  const sentence = own === undefined ? shared?.noAnswer : own === "typed" ? shared?.noAnswerTyped : own.sentence;
  return useCallback(
    (error) => {
      unstable_rethrow(error);
      return { ok: false, code: "lost", sentence: sentence ?? "" };
    },
    [sentence],
  );
}
