import type { Refusal } from "./action-result";

/** The result of a form's action, with the typed values, for a browser that sent the form before its script ran. */
export interface FormState {
  refusal: Refusal | null;
  typed: Record<string, string>;
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
