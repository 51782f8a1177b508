/** Exports take turns: few at a time, and one for each teacher (T14). */
import type { ActivityReader } from "@/lib/activity/authorise";
import { activityName } from "@/lib/content/activity-name";
import { loadClass } from "./classes";
import { PersonQueue } from "@/lib/process/person-queue";
import { streamPieces } from "@/lib/process/piece-stream";

/** Exports at the same time, and milliseconds that one may take. */
const limits = { atOnce: 2, waiting: 16, wait: 20_000, ms: 15 * 60_000 };

const key = Symbol.for("crosscase.exports");
const processWide = globalThis as typeof globalThis & { [key]?: PersonQueue };

/** Waits until this teacher may export; the returned function ends the turn. @throws AppError `export-busy` */
export async function waitForExportTurn(teacherId: string): Promise<() => void> {
  const turns = (processWide[key] ??= new PersonQueue(limits, "export-busy"));
  await turns.enter(teacherId);
  return () => turns.leave(teacherId);
}

export interface ExportedFile {
  /** For an activity, the names of its class and its own; the caller adds what is in the file. */
  name: string;
  stream: ReadableStream<Uint8Array>;
  /** How many rows it will have. */
  rows: number;
}

interface StartedExport {
  name: string;
  rows: number;
  pieces: AsyncGenerator<Uint8Array, void, undefined>;
}

/**
 * Streams the pieces that `begin` returns, in this teacher's turn, which ends with the stream.
 * @param signal aborts when the answer is closed
 * @throws AppError `export-busy`, or what `begin` throws
 */
export async function streamInTurn(
  teacherId: string,
  begin: () => Promise<StartedExport>,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const leave = await waitForExportTurn(teacherId);
  try {
    const { name, rows, pieces } = await begin();
    return { name, rows, stream: streamPieces(pieces, { ms: limits.ms, signal }, leave) };
  } catch (error) {
    leave();
    throw error;
  }
}

/** Like `streamInTurn`, for an activity, whose name the file gets. */
export function streamExport(
  reader: ActivityReader,
  begin: () => Promise<Omit<StartedExport, "name">>,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const beginNamed = async () => {
    const { rows, pieces } = await begin();
    return { name: `${(await loadClass(reader.classId)).name} ${activityName(reader.activity)}`, rows, pieces };
  };
  return streamInTurn(reader.teacherId, beginNamed, signal);
}
