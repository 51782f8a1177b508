/** What stops a boot: `message` is one sentence for the person at the terminal. */
export class BootError extends Error {
  override readonly name = "BootError";
}

/** The code of a system error (`EADDRINUSE`), or of a database error (`28P01`). */
export function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Whether the operating system reported the error: no such file, no room, not allowed. */
export function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error && /^E[A-Z0-9]+$/.test(errorCode(error));
}
