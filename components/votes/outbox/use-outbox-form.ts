"use client";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { idle, type FormKind } from "./outbox";
import type { Form } from "./stored-form";
import { useForms } from "./use-outbox";

/** A form that is on the page. The outbox, or whatever takes its place, stores and sends it. `own`: what the server has. */
export function useOutboxForm(kind: FormKind, own: Form | null) {
  const outbox = useForms();
  const { shown, sending, refusal } = useSyncExternalStore(
    outbox.subscribe,
    () => outbox.stateOf(kind),
    () => idle,
  );
  const open = useEffectEvent(() => outbox.open(kind, own));
  // The stored form is known in the browser only, so it is read after the first render.
  useEffect(() => open(), [outbox, kind]);
  return { outbox, form: shown ?? own ?? {}, sending, refusal };
}
