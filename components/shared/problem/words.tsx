"use client";

import { createContext, use, type ReactNode } from "react";

/** What an error page says. It is drawn in the browser, so the words have to be there before anything goes wrong. */
export interface ProblemWords {
  title: string;
  /** `{number}` stands for the error's number. */
  text: string;
  textNoNumber: string;
  /** What is safe; only on pages where that is true. */
  safe: { lead: string; rest: string } | null;
  again: string;
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
