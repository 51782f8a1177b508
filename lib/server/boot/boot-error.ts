/** What stops a boot: `message` is one sentence for the person at the terminal. */
export class BootError extends Error {
  override readonly name = "BootError";
}

/** The code of a system error (`EADDRINUSE`), or of a database error (`28P01`). */
export function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** The code of an error or of its causes, because a query's error wraps PostgreSQL's. @param isWanted which codes count; by default all do */
export function findErrorCode(error: unknown, isWanted: (code: string) => boolean = () => true): string {
  const code = errorCode(error);
  if (code !== "" && isWanted(code)) return code;
  return error instanceof Error && error.cause !== undefined ? findErrorCode(error.cause, isWanted) : "";
}

/** Whether an error, or its cause, is that of a full disk: two codes of the operating system, and PostgreSQL's `disk_full`. */
export const isFull = (error: unknown): boolean =>
  findErrorCode(error, (code) => ["ENOSPC", "EDQUOT", "53100"].includes(code)) !== "";

/** Whether the operating system reported the error: no such file, no room, not allowed. */
export function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error && /^E[A-Z0-9]+$/.test(errorCode(error));
}
