/** Runs a command-line tool as a child process, with or without a running server. */
import { spawn, type ChildProcessByStdio } from "node:child_process";
import path from "node:path";
import type { Readable } from "node:stream";
import { serverEnv, type ExitedProcess } from "./real-server";

const folder = path.resolve(import.meta.dirname, "../../..");

type Tool = "teacher" | "fixture" | "doctor" | "backup" | "restore";

export interface CommandResult extends ExitedProcess {
  stdout: string;
}

export async function runCommand(
  tool: Tool,
  args: readonly string[],
  env: Record<string, string>,
): Promise<CommandResult> {
  return collectOutput(
    spawn(process.execPath, ["lib/server/run.js", tool, ...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: serverEnv(env),
    }),
  );
}

/** Runs the tool with its output into a shell's pipe, which buffers 64 KiB. */
export async function runCommandPiped(
  tool: Tool,
  args: readonly string[],
  env: Record<string, string>,
): Promise<CommandResult> {
  const line = `"${process.execPath}" lib/server/run.js ${tool} ${args.join(" ")} | cat`;
  return collectOutput(
    spawn("sh", ["-c", line], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: serverEnv(env) }),
  );
}

async function collectOutput(child: ChildProcessByStdio<null, Readable, Readable>): Promise<CommandResult> {
  let stdout = "";
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output, stdout };
}
