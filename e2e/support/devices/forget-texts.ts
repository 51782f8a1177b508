/**
 * Clears this process's cache of document texts. The cache relies on the number of rows never falling: a check of that must read the rows again, and
 * so must a process that continues after a restore.
 */
export function forgetTexts(): void {
  Reflect.deleteProperty(globalThis, Symbol.for("crosscase.text-reader"));
}
