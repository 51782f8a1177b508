/** A finding of `npm run doctor`, and how it is printed. */
import { BootError } from "@/lib/server/boot/boot-error";

/** `problem`: Crosscase does not start, loses data, or can't be reached. `note`: worth knowing, but nothing is broken. */
export type Level = "ok" | "note" | "problem";

export interface Finding {
  /** What was checked, such as "Disk". */
  about: string;
  level: Level;
  /** The result of the check; for a problem also its cause and what to do. */
  text: string;
}

export const ok = (about: string, text: string): Finding => ({ about, level: "ok", text });
export const note = (about: string, text: string): Finding => ({ about, level: "note", text });
export const problem = (about: string, text: string): Finding => ({ about, level: "problem", text });

/** Runs a step that a start runs too. A BootError, which would stop the start, becomes the problem. */
export async function findBootError(about: string, run: () => Promise<Finding[]> | Finding[]): Promise<Finding[]> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof BootError) return [problem(about, error.message)];
    throw error;
  }
}

const marks: Record<Level, string> = { ok: "ok", note: "note", problem: "PROBLEM" };

export const formatFinding = ({ about, level, text }: Finding): string =>
  `${marks[level].padEnd(9)}${about.padEnd(12)}${text}`;

export function formatSummary(findings: readonly Finding[]): string {
  const { length } = findings.filter(({ level }) => level === "problem");
  if (length === 0) return "Nothing stands in the way.";
  return `${length} ${length === 1 ? "problem" : "problems"}: each line that begins with PROBLEM says what to do.`;
}
