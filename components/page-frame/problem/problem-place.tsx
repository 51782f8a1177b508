"use client";

import { createContext, use, type ReactNode } from "react";

interface Place {
  /** Whether all text that is typed on these pages is in a document, which shows *Saved*. */
  isTextSafe: boolean;
  /** The URL of the start page that an error page links to. */
  homeHref: string;
}

const PlaceContext = createContext<Place>({ isTextSafe: false, homeHref: "/" });

/** Gives an error page the facts about the pages inside `children`. */
export function ProblemPlace({ isTextSafe, homeHref, children }: Place & { children: ReactNode }) {
  return <PlaceContext value={{ isTextSafe, homeHref }}>{children}</PlaceContext>;
}

export function useProblemPlace(): Place {
  return use(PlaceContext);
}
