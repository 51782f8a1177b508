/** Sends lines of the audit log to a file, or over TCP to a syslog server (RFC 5424, in the frames of RFC 6587). */
import { open } from "node:fs/promises";
import { createConnection } from "node:net";
import type { AuditTarget } from "@/lib/process/audit-target";

const timeoutMs = 10_000;

/** Resolves when all lines have arrived. When it throws, some may have arrived, except in a file. */
export async function sendLines(target: AuditTarget, lines: readonly string[]): Promise<void> {
  if (target.is === "file") await appendLines(target.file, lines);
  else await sendToSyslog(target, lines.map(frame).join(""));
}

/** Appends nothing, which a file or server must take too. */
export function tryTarget(target: AuditTarget): Promise<void> {
  return sendLines(target, []);
}

/** TCP keeps no lines apart, so each is preceded by how many bytes it has. */
const frame = (line: string) => `${Buffer.byteLength(line)} ${line}`;

/** Appends all of the lines, or none when the disk is full. */
async function appendLines(path: string, lines: readonly string[]): Promise<void> {
  const file = await open(path, "a", 0o600);
  try {
    const { size } = await file.stat();
    try {
      await file.writeFile(lines.map((line) => `${line}\n`).join(""));
      await file.sync();
    } catch (error) {
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
  } finally {
    await file.close();
  }
}

/** The server has read everything when it closes the connection after this side has: a reset or a timeout is an error. */
function sendToSyslog({ host, port }: AuditTarget & { is: "syslog" }, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port });
    const timer = setTimeout(() => socket.destroy(new Error(`no answer within ${timeoutMs / 1_000} s`)), timeoutMs);
    let ended = false;
    socket.once("connect", () => socket.end(text));
    socket.once("end", () => (ended = true));
    socket.once("error", reject);
    socket.once("close", () => {
      clearTimeout(timer);
      if (ended && socket.writableFinished) resolve();
      else reject(new Error("the connection was closed too early"));
    });
    socket.resume();
  });
}
