"use client";

import { unstable_rethrow } from "next/navigation";
import { createContext, use, useCallback, type ReactNode } from "react";
import type { Refusal } from "@/lib/errors/action-result";

/** What is said when something goes wrong. That happens in the browser, so the words have to be there before it does. */
export interface ProblemWords {
  title: string;
  /** `{number}` stands for the error's number. */
  text: string;
  textNoNumber: string;
  /** What is safe; only on pages where that is true. */
  safe: { lead: string; rest: string } | null;
  again: string;
  /** No answer came to something that was sent. */
  lost: string;
  home: string;
  homeHref: string;
}

const Words = createContext<ProblemWords | null>(null);

export function ProblemWordsProvider({ words, children }: { words: ProblemWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

export function useProblemWords(): ProblemWords | null {
  return use(Words);
}

/** For something that is sent: what to say instead of its answer when none came. A redirect is an answer, and goes on to Next. */
export function useLost(): (error: unknown) => Refusal {
  const words = useProblemWords();
  const sentence = words?.lost ?? "";
  return useCallback(
    (error) => {
      unstable_rethrow(error);
      return { ok: false, code: "lost", sentence };
    },
    [sentence],
  );
}
