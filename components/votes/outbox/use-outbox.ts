"use client";
import { createContext, use } from "react";
import type { Outbox } from "./outbox";

/** Set by `OutboxProvider`. */
export const OutboxContext = createContext<Outbox | null>(null);

export function useOutbox(): Outbox {
  const outbox = use(OutboxContext);
  if (outbox === null) throw new Error("a form is shown outside the pages of its activity");
  return outbox;
}
