/** Reads strace's log of PostgreSQL (strace.ts). */
import { readFileSync } from "node:fs";
import type { FileOperation, RecordedOperation } from "./file-log";

/** One line of the log about a system call, which has begun, has ended, or both. */
interface Call {
  pid: string;
  name: string;
  /** The call's arguments, and its result once it is over. */
  text: string;
  phase: "begun" | "over" | "both";
}

/** @param folder the database's absolute folder, which is its processes' working directory */
export function* readStraceLog(file: string, folder: string): Generator<RecordedOperation> {
  const log = readFileSync(file);
  const reader = new StraceReader(folder);
  for (let at = 0, end; (end = log.indexOf("\n", at)) !== -1; at = end + 1)
    for (const operation of reader.read(log.toString("latin1", at, end))) yield { operation, end: end + 1 };
}

export class StraceReader {
  /** For each process, the text of a call that has begun and is not over. */
  private readonly unfinished = new Map<string, string>();
  /** For each process and descriptor, the offset at which `write` writes next. */
  private readonly positions = new Map<string, number>();

  constructor(private readonly folder: string) {}

  /** The operations that a line of the log reports. */
  read(line: string): FileOperation[] {
    const call = this.parse(line);
    if (call === null) return [];
    const { name, phase } = call;
    // A sync is certain to include only what was written before it began, so it counts from its beginning.
    if (name === "fsync" || name === "fdatasync") return phase === "over" ? [] : this.sync(call);
    return phase !== "begun" && resultOf(call) >= 0 ? this.change(call) : [];
  }

  private parse(line: string): Call | null {
    const resumed = /^(\d+) +<\.\.\. (\w+) resumed>/.exec(line);
    if (resumed !== null) {
      const [start, pid = "", name = ""] = resumed;
      return { pid, name, text: (this.unfinished.get(pid) ?? "") + line.slice(start.length), phase: "over" };
    }
    const [start, pid = "", name = ""] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    if (start === undefined) return null; // a process has ended
    const ending = " <unfinished ...>";
    if (!line.endsWith(ending)) return { pid, name, text: line.slice(start.length), phase: "both" };
    const text = line.slice(start.length, -ending.length);
    this.unfinished.set(pid, text);
    return { pid, name, text, phase: "begun" };
  }

  private sync(call: Call): FileOperation[] {
    const file = this.openFile(call.text);
    return file === null ? [] : [{ do: "sync", file }];
  }

  /** The operations of a call that is over and has succeeded. */
  private change(call: Call): FileOperation[] {
    const { name, text } = call;
    const [file = null, to = null] = /^(open|creat|trunc|rename|unlink|rmdir|mkdir|link|symlink)/.test(name)
      ? strings(text).map((path) => this.nameOf(path.toString()))
      : [this.openFile(text)];
    switch (name) {
      case "open":
      case "openat":
      case "creat":
        return this.open(call, file);
      case "write":
      case "writev":
      case "pwrite64":
      case "pwritev":
      case "pwritev2":
      case "fallocate":
        return file === null ? [] : [this.write(call, file)];
      case "ftruncate":
      case "truncate":
        return file === null ? [] : [{ do: "resize", file, size: numbersAfter(text)[0] ?? 0 }];
      case "rename":
      case "renameat":
      case "renameat2":
        return file === null || to === null ? [] : [{ do: "rename", file, to }];
      case "unlink":
      case "unlinkat":
      case "rmdir":
        return file === null ? [] : [{ do: "remove", file }];
      case "mkdir":
      case "mkdirat":
        return file === null ? [] : [{ do: "make-folder", file }];
      default:
        if (file === null && to === null) return [];
        throw new Error(`PostgreSQL changes its files by ${name}, which is not understood`);
    }
  }

  private open(call: Call, file: string | null): FileOperation[] {
    const { pid, name, text } = call;
    this.positions.set(`${pid} ${resultOf(call)}`, 0);
    if (file === null) return [];
    const made: FileOperation[] = name === "creat" || text.includes("O_CREAT") ? [{ do: "make", file }] : [];
    return name === "creat" || text.includes("O_TRUNC") ? [...made, { do: "resize", file, size: 0 }] : made;
  }

  private write(call: Call, file: string): FileOperation {
    const { pid, name, text } = call;
    const numbers = numbersAfter(text);
    // PostgreSQL reserves room at the end of a file, which reads as zeros.
    if (name === "fallocate") return { do: "write", file, at: numbers[1] ?? 0, data: Buffer.alloc(numbers[2] ?? 0) };
    const written = resultOf(call);
    const descriptor = `${pid} ${/^\d+/.exec(text)?.[0]}`;
    const isNext = name === "write" || name === "writev";
    const at = isNext ? (this.positions.get(descriptor) ?? 0) : (numbers[1] ?? 0);
    if (isNext) this.positions.set(descriptor, at + written);
    return { do: "write", file, at, data: Buffer.concat(strings(text)).subarray(0, written) };
  }

  /** The file of the descriptor in the first argument; null when it is not one of the database's files, or was removed. */
  private openFile(text: string): string | null {
    const [, path = "", removed] = /^\d+<([^>]*)>(\(deleted\))?/.exec(text) ?? [];
    return removed === undefined && path.startsWith("\\x2f") ? this.nameOf(decode(path).toString()) : null;
  }

  private nameOf(path: string): string | null {
    if (!path.startsWith("/")) return path;
    if (path === this.folder) return "";
    return path.startsWith(`${this.folder}/`) ? path.slice(this.folder.length + 1) : null;
  }
}

/** The call's result; NaN when the process ended during the call. */
const resultOf = ({ text }: Call): number => Number.parseInt(text.slice(text.lastIndexOf(" = ") + 3), 10);

const decode = (hex: string): Buffer => Buffer.from(hex.replaceAll("\\x", ""), "hex");

/** The quoted strings. Their bytes are in hexadecimal, so they contain no quotation mark. */
function strings(text: string): Buffer[] {
  return text
    .split('"')
    .filter((_, at) => at % 2 === 1)
    .map(decode);
}

/** The numbers that follow the last string or descriptor: for `5<…>, "…", 8192, 16384) = 8192` they are 8192 and 16384. */
function numbersAfter(text: string): number[] {
  const from = Math.max(text.lastIndexOf('"'), text.lastIndexOf(">"));
  return [...text.slice(from).matchAll(/, (\d+)/g)].map(([, number]) => Number(number));
}
