/** Other versions of Node, from the npm registry's packages of Node's own programs. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { root } from "@/lib/process/root.js";

/** Returns the program; null where it can't be installed. */
export function findOrInstallNode(major: number): string | null {
  if (Number(process.versions.node.split(".")[0]) === major) return process.execPath;
  const folder = path.join(root, "node_modules", ".cache", "crosscase-node", String(major));
  const name = `node-${process.platform}-${process.arch}`;
  const program = path.join(folder, "node_modules", name, "bin", "node");
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  try {
    const options = ["--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--fetch-retries=0"];
    execFileSync("npm", ["install", ...options, `${name}@${major}`], { cwd: folder, stdio: "ignore" });
  } catch {
    return null; // no network, or no such package for this system
  }
  return existsSync(program) ? program : null;
}
