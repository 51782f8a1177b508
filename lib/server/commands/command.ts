/** Runs a command-line tool: reads the environment, prints a sentence for each expected failure, sets the exit code. */
import path from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { env, EnvError, type Env } from "@/lib/process/env";
import { AppError } from "@/lib/errors/errors";
import { formatRefusal } from "@/lib/messages/refusals";
import { BootError } from "@/lib/server/boot/boot-error";

/** The command's arguments are wrong: `message` is the sentence to print. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export async function runCommandLine(run: (env: Env) => Promise<void>): Promise<void> {
  try {
    await run(env());
    await flushStdout();
    process.exit(0);
  } catch (error) {
    console.error(findSentence(error) ?? error);
    process.exit(1);
  }
}

/** A pipe buffers 64 KiB, so exiting before its reader has read the rest would cut off the output. */
function flushStdout(): Promise<void> {
  return new Promise((resolve) => process.stdout.write("", () => resolve()));
}

function findSentence(error: unknown): string | null {
  if (error instanceof AppError) return formatRefusal(error).sentence;
  return error instanceof UsageError || error instanceof BootError || error instanceof EnvError ? error.message : null;
}

/** @throws UsageError with `usage` when the arguments don't fit. */
export function parseArguments<T extends ParseArgsConfig>(config: T, usage: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** The path of a file that was named on the command line: relative to the folder in which the command was typed. @see bin/crosscase.js */
export const resolveFile = (name: string): string => path.resolve(process.env.INIT_CWD ?? "", name);
