"use client";
import { createContext, use } from "react";
import type { Outbox } from "./outbox";

/** Set by `OutboxProvider`. */
export const OutboxContext = createContext<Outbox | null>(null);

/** What a form needs of an outbox. */
export type Forms = Pick<Outbox, "subscribe" | "stateOf" | "open" | "change" | "refuse" | "submit" | "isUnanswered">;

/** Set where forms are for practice, in place of an outbox. */
export const FormsContext = createContext<Forms | null>(null);

export function useOutbox(): Outbox {
  const outbox = use(OutboxContext);
  if (outbox === null) throw new Error("a form is shown outside the pages of its activity");
  return outbox;
}

/** The forms of the page: those that its outbox sends, or those for practice. */
export function useForms(): Forms {
  const [practice, outbox] = [use(FormsContext), use(OutboxContext)];
  const forms = practice ?? outbox;
  if (forms === null) throw new Error("a form is shown outside the pages of its activity");
  return forms;
}
