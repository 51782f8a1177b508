/** Reads some files of a ZIP file that a person chose, bounded before anything is unpacked (T15). */
import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { AppError } from "@/lib/errors/errors";

const inflate = promisify(inflateRaw);

/** The most files in the archive, and the most bytes of the wanted ones together once they are unpacked. */
export const zipLimits = { files: 1_000, bytes: 16 * 1024 * 1024 };

const [endMark, fileMark, localMark] = [0x06054b50, 0x02014b50, 0x04034b50];
/** The size of the end record, and the longest comment behind it. */
const [endSize, longestComment] = [22, 0xffff];

interface Entry {
  method: number;
  isEncrypted: boolean;
  packed: number;
  size: number;
  at: number;
}

/**
 * The wanted files by their names. They may be in one folder; names of other files count for nothing, because nothing is written to a disk.
 * @throws AppError `oneroster-zip` for what is no ZIP file or is damaged, `oneroster-zip-large`, `oneroster-zip-twice`, `oneroster-zip-secret`
 */
export async function readZip<T extends string>(bytes: Uint8Array, wanted: readonly T[]): Promise<Map<T, Uint8Array>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<T, Entry>();
  for (const { path, ...entry } of listEntries(buffer)) {
    const name = wanted.find((one) => one === path.replace(/^(?!__MACOSX)[^/\\]+[/\\]/, "").toLowerCase());
    if (name === undefined) continue;
    if (entries.has(name)) throw new AppError("oneroster-zip-twice", { file: name });
    if (entry.isEncrypted) throw new AppError("oneroster-zip-secret");
    entries.set(name, entry);
  }
  const total = [...entries.values()].reduce((sum, { size }) => sum + size, 0);
  if (total > zipLimits.bytes) throw new AppError("oneroster-zip-large", { most: zipLimits.bytes / 1024 / 1024 });
  const files = new Map<T, Uint8Array>();
  for (const [name, entry] of entries) files.set(name, await unpack(buffer, entry));
  return files;
}

const damaged = () => new AppError("oneroster-zip");

function listEntries(buffer: Buffer): (Entry & { path: string })[] {
  const end = findEnd(buffer);
  const count = buffer.readUInt16LE(end + 10);
  if (count > zipLimits.files) throw new AppError("oneroster-zip-large", { most: zipLimits.bytes / 1024 / 1024 });
  const entries: (Entry & { path: string })[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || buffer.readUInt32LE(at) !== fileMark) throw damaged();
    const nameLength = buffer.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
    entries.push({
      path: buffer.toString("utf8", at + 46, at + 46 + nameLength),
      isEncrypted: (buffer.readUInt16LE(at + 8) & 1) !== 0,
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      at: buffer.readUInt32LE(at + 42),
    });
    at = next;
  }
  return entries;
}

function findEnd(buffer: Buffer): number {
  const first = Math.max(0, buffer.length - endSize - longestComment);
  for (let at = buffer.length - endSize; at >= first; at--) if (buffer.readUInt32LE(at) === endMark) return at;
  throw damaged();
}

async function unpack(buffer: Buffer, { at, method, packed, size }: Entry): Promise<Uint8Array> {
  if (at + 30 > buffer.length || buffer.readUInt32LE(at) !== localMark) throw damaged();
  const from = at + 30 + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  if (from + packed > buffer.length || (method !== 0 && method !== 8)) throw damaged();
  const stored = buffer.subarray(from, from + packed);
  const data = method === 0 ? stored : await inflateAtMost(stored, size);
  if (data.length !== size) throw damaged();
  return data;
}

/** Stops at `size` bytes, whatever the archive would unpack to. */
async function inflateAtMost(stored: Buffer, size: number): Promise<Buffer> {
  try {
    return await inflate(stored, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged();
  }
}
