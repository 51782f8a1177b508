/** The result of an action: its value, or one sentence a person can act on (B1). `field` names the form field it belongs to. */
export type ActionResult<T = void> = { ok: true; value: T } | Refusal;

export interface Refusal {
  ok: false;
  code: string;
  sentence: string;
  field?: string;
}
