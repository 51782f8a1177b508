"use client";
import { createContext, use } from "react";
import type { BallotOutbox } from "./outbox";

/** Set by `BallotOutboxProvider`. */
export const OutboxContext = createContext<BallotOutbox | null>(null);

export function useBallotOutbox(): BallotOutbox {
  const outbox = use(OutboxContext);
  if (outbox === null) throw new Error("a ballot is shown outside the pages of its activity");
  return outbox;
}
