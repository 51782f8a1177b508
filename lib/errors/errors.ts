import type en from "@/messages/en.json";

/** The code of a refusal. Its sentence is the message of the same key under `errors` in messages/en.json. */
export type RefusalCode = keyof typeof en.errors;

/** Next's bundles and the server's own loader each load this file, and refusals pass between them, so `instanceof` compares this brand. */
const brand = Symbol.for("crosscase.refusal");

/** A refusal. `values` fill in its sentence, which `lib/messages/refusals.ts` formats. No refusal loses typed text (B1). */
export class AppError extends Error {
  readonly [brand] = true;
  readonly code: RefusalCode;
  readonly values: Record<string, string | number>;
  /** The form field to which the sentence belongs, if any. */
  readonly field: string | undefined;

  static override [Symbol.hasInstance](thrown: unknown): boolean {
    return typeof thrown === "object" && thrown !== null && brand in thrown;
  }

  constructor(code: RefusalCode, values: Record<string, string | number> = {}, field?: string) {
    super(code);
    this.name = "AppError";
    this.code = code;
    this.values = values;
    this.field = field;
  }
}
