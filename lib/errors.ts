import type en from "@/messages/en.json";

/** Every refusal has its sentence: a key under `errors` in messages/en.json. */
export type RefusalCode = keyof typeof en.errors;

/**
 * A refusal. `values` fill its sentence; `lib/messages/say.ts` makes the sentence a person reads. Nothing typed is lost by one (B1).
 */
export class AppError extends Error {
  readonly code: RefusalCode;
  readonly values: Record<string, string | number>;
  /** The field the sentence belongs to, when it belongs to one. */
  readonly field: string | undefined;

  constructor(code: RefusalCode, values: Record<string, string | number> = {}, field?: string) {
    super(code);
    this.name = "AppError";
    this.code = code;
    this.values = values;
    this.field = field;
  }
}
