"use client";
import { useActionState, useState, useTransition, type SubmitEvent } from "react";
import { useLost } from "@/components/shared/problem/words";
import type { Refusal } from "@/lib/action-result";

/** What a form's action answered, and what was typed, for a browser that sent the form before its script ran. */
export interface FormState {
  refusal: Refusal | null;
  typed: Record<string, string>;
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

const fresh: FormState = { refusal: null, typed: {} };

/**
 * A form that stays as it was typed when it is refused, or when no answer comes (B1), and works before its script has run.
 * Spread `form` on the <form>.
 */
export function useForm(action: FormAction) {
  /** Of a browser that sent the form before its script ran. */
  const [before, sendWithoutScript] = useActionState(action, fresh);
  const [answered, setAnswered] = useState<FormState | null>(null);
  const [pending, start] = useTransition();
  const lost = useLost();
  const state = answered ?? before;
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault(); // React would empty the fields
    if (pending) return;
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter);
    start(async () => setAnswered(await action(state, form).catch((error: unknown) => ({ refusal: lost(error), typed: {} }))));
  }
  return { state, pending, form: { action: sendWithoutScript, onSubmit: send } };
}
