/**
 * A refusal. `code` is a key under `errors` in messages/en.json, `values` fill its sentence;
 * `lib/messages/say.ts` turns both into the sentence a person reads. Nothing typed is lost by one (B1).
 */
export class AppError extends Error {
  readonly code: string;
  readonly values: Record<string, string | number>;
  /** The field the sentence belongs to, when it belongs to one. */
  readonly field: string | undefined;

  constructor(code: string, values: Record<string, string | number> = {}, field?: string) {
    super(code);
    this.name = "AppError";
    this.code = code;
    this.values = values;
    this.field = field;
  }
}
