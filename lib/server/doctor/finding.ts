/** What `npm run doctor` found, and how it is printed. */
import { BootError } from "@/lib/server/boot/boot-error";

/** `problem`: Crosscase does not start, loses something, or can't be reached. `note`: worth knowing, nothing is broken. */
export type Level = "ok" | "note" | "problem";

export interface Finding {
  /** What was looked at: "Disk". */
  about: string;
  level: Level;
  /** What was found; of a problem its cause and what to do. */
  text: string;
}

export const ok = (about: string, text: string): Finding => ({ about, level: "ok", text });
export const note = (about: string, text: string): Finding => ({ about, level: "note", text });
export const problem = (about: string, text: string): Finding => ({ about, level: "problem", text });

/** Runs what a start does too: the sentence that would stop it is the problem. */
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
