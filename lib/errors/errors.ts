import type en from "@/messages/en.json";

/** Every refusal has its sentence: a key under `errors` in messages/en.json. */
export type RefusalCode = keyof typeof en.errors;

/** Next's bundles and the server's own loader each load this file, and refusals cross between them: `instanceof` goes by this brand. */
const brand = Symbol.for("crosscase.refusal");

/** A refusal. `values` fill its sentence, which `lib/messages/refusals.ts` formats. Nothing typed is lost by one (B1). */
export class AppError extends Error {
  readonly [brand] = true;
  readonly code: RefusalCode;
  readonly values: Record<string, string | number>;
  /** The field the sentence belongs to, when it belongs to one. */
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
