/** How strace records what PostgreSQL's processes do to its files. */
import { findOrInstall, formatInstallHint, currentSystem } from "@/db/testing/private-server";
import { findProgram } from "@/e2e/run/find-program";

/** Finds or installs strace; null when it is not available. */
export const findStrace = () => findOrInstall(() => findProgram("strace"), "strace");

export const straceMissing = () =>
  formatInstallHint(
    { name: "strace", debian: "strace", homebrew: "strace, on Linux", otherwise: "put it on PATH" },
    currentSystem(),
  );

/** The system calls that change files or names, or sync them. A question mark: some machines lack the call. */
const calls = [
  ...["?open", "openat", "?creat", "write", "writev", "pwrite64", "pwritev", "?pwritev2", "fallocate"],
  ...["ftruncate", "?truncate", "fsync", "fdatasync", "?rename", "?renameat", "renameat2", "?unlink", "unlinkat"],
  ...["?rmdir", "?mkdir", "mkdirat", "?link", "linkat", "?symlink", "symlinkat", "copy_file_range"],
];

/**
 * A command line to put before PostgreSQL's: strace writes to `log` what PostgreSQL and its children do, whole and in hexadecimal. It writes each line
 * before the process continues, so the log contains everything that a client has had an answer to.
 */
export const underStrace = (strace: string, log: string): string[] => [
  strace,
  "-D", // the started process is PostgreSQL's, and strace's runs beside it
  "-f",
  "--seccomp-bpf",
  ...["-e", `trace=${calls.join(",")}`, "-e", "signal=none"],
  ...["-y", "-v", "-xx", "-s", String(2 ** 26)],
  ...["-o", log],
];
