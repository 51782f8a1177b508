"use client";

import { createContext, use, type ReactNode } from "react";

interface Place {
  /** Whether all that is written on these pages goes into a document that shows *Saved*. */
  isTextSafe: boolean;
  /** The start of these pages. */
  homeHref: string;
}

const PlaceContext = createContext<Place>({ isTextSafe: false, homeHref: "/" });

/** What an error page tells about the pages inside it. */
export function ProblemPlace({ isTextSafe, homeHref, children }: Place & { children: ReactNode }) {
  return <PlaceContext value={{ isTextSafe, homeHref }}>{children}</PlaceContext>;
}

export function useProblemPlace(): Place {
  return use(PlaceContext);
}
