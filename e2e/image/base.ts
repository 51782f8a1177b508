/** A root file system of this machine's own programs, on which an image is built where no base image is available. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** The programs that npm, the build and a server run. */
const programs = ["sh", "env", "find", "rm", "mkdir", "chown", "uname", "cat", "ln"];
/** Libraries that native packages load in addition to node's own, from the folder of the C library. */
const libraries = ["librt.so.1", "libdl.so.2", "libgcc_s.so.1", "libresolv.so.2"];
const files = ["/etc/ssl/certs/ca-certificates.crt", "/etc/nsswitch.conf", "/etc/passwd", "/etc/group"];

/** Returns the folder of the file system, which the caller deletes. */
export function makeBase(): string {
  const base = mkdtempSync(path.join(os.tmpdir(), "crosscase-base-"));
  for (const name of [
    "bin",
    "usr/bin",
    "usr/lib/node_modules",
    "usr/local/bin",
    "tmp",
    "proc",
    "dev",
    "root",
    "var/tmp",
  ])
    mkdirSync(path.join(base, name), { recursive: true });
  for (const name of programs) copyProgram(base, which(name), name);
  copyProgram(base, process.execPath, "node");
  symlinkSync("../usr/bin/sh", path.join(base, "bin", "sh"));
  const npm = path.resolve(realpathSync(which("npm")), "../..");
  cpSync(npm, path.join(base, "usr/lib/node_modules/npm"), { recursive: true });
  symlinkSync("../lib/node_modules/npm/bin/npm-cli.js", path.join(base, "usr/bin/npm"));
  for (const file of files) if (existsSync(file)) copyFile(base, file);
  return base;
}

const which = (name: string) => execFileSync("which", [name], { encoding: "utf8" }).trim();

function copyProgram(base: string, file: string, name: string): void {
  cpSync(realpathSync(file), path.join(base, "usr/bin", name));
  const needed = execFileSync("ldd", [file], { encoding: "utf8" });
  for (const [library] of needed.matchAll(/\/\S+/g)) {
    copyFile(base, library);
    if (!library.includes("libc.so")) continue;
    for (const more of libraries.map((each) => path.join(path.dirname(library), each))) {
      if (existsSync(more)) copyFile(base, more);
    }
  }
}

function copyFile(base: string, file: string): void {
  mkdirSync(path.join(base, path.dirname(file)), { recursive: true });
  cpSync(realpathSync(file), path.join(base, file));
}
