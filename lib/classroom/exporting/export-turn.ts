/** T14: exports take turns: few at a time, one for each teacher. */
import type { Reading } from "@/lib/auth/standing";
import { activityName } from "@/lib/content/activity-name";
import { loadClass } from "@/lib/classroom/classes/classes";
import { PersonQueue } from "@/lib/process/person-queue";
import { streamPieces } from "@/lib/process/piece-stream";

/** Exports at the same time, and milliseconds that one may take. */
const limits = { atOnce: 2, waiting: 16, wait: 20_000, ms: 15 * 60_000 };

const key = Symbol.for("crosscase.exports");
const processWide = globalThis as typeof globalThis & { [key]?: PersonQueue };

/** Waits until this teacher may export; the returned function ends the turn. @throws AppError `export-busy` */
export async function enterExport(teacherId: string): Promise<() => void> {
  const turns = (processWide[key] ??= new PersonQueue(limits, "export-busy"));
  await turns.enter(teacherId);
  return () => turns.leave(teacherId);
}

export interface ExportedFile {
  /** Of an activity its class's name and its own; the caller adds what is in it. */
  name: string;
  stream: ReadableStream<Uint8Array>;
  /** How many rows it will have. */
  rows: number;
}

interface Begun {
  name: string;
  rows: number;
  pieces: AsyncGenerator<Uint8Array, void, undefined>;
}

/**
 * Streams what `begin` finds, in this teacher's turn, which ends with the stream.
 * @param signal aborts when the answer is closed
 * @throws AppError `export-busy`, or what `begin` throws
 */
export async function streamInTurn(
  teacherId: string,
  begin: () => Promise<Begun>,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const leave = await enterExport(teacherId);
  try {
    const { name, rows, pieces } = await begin();
    return { name, rows, stream: streamPieces(pieces, { ms: limits.ms, signal }, leave) };
  } catch (error) {
    leave();
    throw error;
  }
}

/** The same of an activity, which gives the file its name. */
export function streamExport(
  reading: Reading,
  begin: () => Promise<Omit<Begun, "name">>,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const beginNamed = async () => {
    const { rows, pieces } = await begin();
    return { name: `${(await loadClass(reading.classId)).name} ${activityName(reading.activity)}`, rows, pieces };
  };
  return streamInTurn(reading.teacherId, beginNamed, signal);
}
