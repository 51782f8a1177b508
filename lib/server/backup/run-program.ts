/** Runs a program beside the server, at low priority and with a time limit (B8). */
import { spawn } from "node:child_process";
import { lowerPriority } from "@/lib/process/lower-priority";

/** How many of the last characters that a program printed a failure has. */
const reported = 2_000;
/** How long a program that was asked to end may take. */
const endingMs = 10_000;

/** `message` says how the program ended, `output` is the end of what it printed. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";

  constructor(
    message: string,
    readonly output: string,
  ) {
    super(message);
  }
}

export interface RunningProgram {
  /** Rejects with a ProgramError when the program ends with another code than 0, or takes longer than its limit. */
  ended: Promise<void>;
  /** Ends it and every program that it has started. */
  stop: () => void;
}

export function runProgram(
  [file, ...args]: readonly [string, ...string[]],
  { env, cwd, limitMs }: { env: NodeJS.ProcessEnv; cwd: string; limitMs: number },
): RunningProgram {
  // In a process group of its own, because ending a shell does not end what it has started.
  const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const { pid } = child;
  if (pid !== undefined) lowerPriority(pid);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output = (output + chunk.toString()).slice(-reported)));

  const signal = (name: NodeJS.Signals) => {
    try {
      if (pid !== undefined) process.kill(-pid, name);
    } catch {
      // The whole group has ended.
    }
  };
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    signal("SIGTERM");
    killing ??= setTimeout(() => signal("SIGKILL"), endingMs).unref();
  };
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    stop();
  }, limitMs).unref();

  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, by) => {
      clearTimeout(limit);
      clearTimeout(killing);
      if (code === 0 && !isLate) return resolve();
      const how = isLate ? `took longer than ${limitMs / 60_000} minutes, and was ended` : `ended with ${code ?? by}`;
      reject(new ProgramError(`It ${how}.`, output.trim()));
    });
  });
  return { ended, stop };
}
