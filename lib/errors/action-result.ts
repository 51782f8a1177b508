/** The result of an action: its value, or one sentence that a person can act on (B1). `field`: the form field to which the sentence belongs. */
export type ActionResult<T = void> = { ok: true; value: T } | Refusal;

export interface Refusal {
  ok: false;
  code: string;
  sentence: string;
  field?: string;
}
