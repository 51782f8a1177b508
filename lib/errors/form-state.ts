import type { Refusal } from "./action-result";

/** What a form's action answered, and what was typed, for a browser that sent the form before its script ran. */
export interface FormState {
  refusal: Refusal | null;
  typed: Record<string, string>;
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
