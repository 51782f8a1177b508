import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The path of a program in the first folder of PATH that has it; null when none has. */
export function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const places = (env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name));
  return places.find(isExecutable) ?? null;
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
