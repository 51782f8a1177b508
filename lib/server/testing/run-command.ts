/** Runs one of our command-line tools as a process of its own, beside a server or without one. */
import { spawn } from "node:child_process";
import path from "node:path";
import { serverEnv, type Ended } from "./real-server";

const folder = path.resolve(import.meta.dirname, "../../..");

export interface Ran extends Ended {
  stdout: string;
}

export async function runCommand(tool: "teacher" | "fixture", args: readonly string[], env: Record<string, string>): Promise<Ran> {
  const child = spawn(process.execPath, ["--import", "tsx", `lib/server/${tool}.ts`, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: serverEnv(env) });
  let stdout = "";
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, said, stdout };
}
