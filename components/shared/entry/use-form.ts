"use client";
import { startTransition, useActionState, type SubmitEvent } from "react";
import type { Refusal } from "@/lib/action-result";

/** What a form's action answered, and what was typed, for a browser that sent the form before its script ran. */
export interface FormState {
  refusal: Refusal | null;
  typed: Record<string, string>;
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

const fresh: FormState = { refusal: null, typed: {} };

/**
 * A form that stays as it was typed when it is refused (B1), and works before its script has run.
 * Spread `form` on the <form>.
 */
export function useForm(action: FormAction) {
  const [state, dispatch, pending] = useActionState(action, fresh);
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault(); // React would empty the fields
    if (pending) return;
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startTransition(() => dispatch(form));
  }
  return { state, pending, form: { action: dispatch, onSubmit: send } };
}
