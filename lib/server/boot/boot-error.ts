/** What stops a boot: `message` is one sentence for the person at the terminal. */
export class BootError extends Error {
  override readonly name = "BootError";
}

/** The code of a system error (`EADDRINUSE`), or of a database error (`28P01`). */
export function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
