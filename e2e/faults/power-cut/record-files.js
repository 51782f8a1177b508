/**
 * Loaded before everything else in a server (NODE_OPTIONS=--import): in the thread of the embedded database, if the file RECORD_FILES exists, it records
 * there all operations on the database's files, in their order. Reads, and what a power cut can't harm (modes, times), are not recorded.
 * @see ./file-log.ts reads it
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { workerData } from "node:worker_threads";

const recordFile = process.env.RECORD_FILES;
const folder = workerData?.dataFolder;

if (recordFile !== undefined && fs.existsSync(recordFile) && typeof folder === "string") {
  const usual = { ...fs };
  const log = usual.openSync(recordFile, "a", 0o600);

  /** Writes a line of JSON, and then as many bytes as the line says. */
  const record = (entry, data = Buffer.alloc(0)) => {
    const line = Buffer.from(`${JSON.stringify({ ...entry, bytes: data.length })}\n`);
    usual.writeSync(log, Buffer.concat([line, data]));
  };

  /** Some of Node's functions call other watched ones: only the outer call is recorded. */
  let depth = 0;
  /** Records each call that succeeds. @param describe returns what to record, from the arguments and the result; null for nothing */
  const watch = (name, describe) => {
    fs[name] = (...args) => {
      depth += 1;
      try {
        const result = usual[name](...args);
        const described = depth === 1 ? describe(args, result) : null;
        if (described !== null) record(...described);
        return result;
      } finally {
        depth -= 1;
      }
    };
  };

  const isOurs = (file) => typeof file === "string" && (file === folder || file.startsWith(`${folder}/`));
  const nameOf = (file) => file.slice(folder.length + 1);
  /** Descriptors of the database's open files. */
  const open = new Set();

  watch("openSync", ([file], descriptor) => {
    if (!isOurs(file)) return null;
    open.add(descriptor);
    return [{ do: "open", file: nameOf(file), descriptor }];
  });
  watch("closeSync", ([descriptor]) => (open.delete(descriptor) ? [{ do: "close", descriptor }] : null));
  watch("writeSync", ([descriptor, buffer, offset, , at], written) =>
    open.has(descriptor)
      ? [{ do: "write", descriptor, at }, Buffer.from(buffer.buffer, buffer.byteOffset + offset, written)]
      : null,
  );
  watch("ftruncateSync", ([descriptor, size]) => (open.has(descriptor) ? [{ do: "resize", descriptor, size }] : null));
  watch("fsyncSync", ([descriptor]) => (open.has(descriptor) ? [{ do: "sync", descriptor }] : null));
  watch("truncateSync", ([file, size]) => (isOurs(file) ? [{ do: "resize", file: nameOf(file), size }] : null));
  watch("writeFileSync", ([file]) => (isOurs(file) ? [{ do: "make", file: nameOf(file) }] : null));
  watch("mkdirSync", ([file]) => (isOurs(file) ? [{ do: "make-folder", file: nameOf(file) }] : null));
  watch("unlinkSync", ([file]) => (isOurs(file) ? [{ do: "remove", file: nameOf(file) }] : null));
  watch("rmdirSync", ([file]) => (isOurs(file) ? [{ do: "remove", file: nameOf(file) }] : null));
  watch("renameSync", ([from, to]) => (isOurs(from) ? [{ do: "rename", file: nameOf(from), to: nameOf(to) }] : null));
  syncBuiltinESMExports();
}
