/** Power cuts of the real server on either store, while a class types: everything that was shown as Saved before the cut must be there after it. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { disconnect, pool } from "@/db/client";
import { makeFixture } from "@/lib/server/testing/make-fixture";
import { startServer } from "@/lib/server/testing/real-server";
import { seededRandom, type Random } from "@/lib/activity/rules/random";
import { Typists } from "@/e2e/faults/typists";
import type { StoreName } from "@/e2e/faults/deployment";
import type { TeamsAcknowledged } from "@/e2e/faults/typing-teams";
import { Disk } from "./disk";
import type { RecordedOperation } from "./file-log";
import { recordEmbedded } from "./recorded-embedded";
import { recordPostgres } from "./recorded-postgres";
import type { RecordedStore } from "./recorded-store";

export interface PowerCutOptions {
  store: StoreName;
  cuts: number;
  /** A 32-bit integer that determines the typing, the moments, and what the disk keeps. */
  seed: number;
  teams: number;
  size: number;
  log: (line: string) => void;
}

/** A moment of the recording, and what had been shown as Saved before it. */
interface Moment {
  /** The recording's length at that moment, in bytes. */
  end: number;
  acknowledged: TeamsAcknowledged;
  /** Letters that had been shown as Saved. */
  saved: number;
}

export interface CutResult {
  saved: number;
  /** Letters that were Saved and are missing, are there twice, or are there although their deletion was Saved. */
  wrong: number;
  /** Why the database did not open; null when it did. */
  unopened: string | null;
}

export interface PowerCuts {
  /** On a disk that does the syncs that the database requested. */
  synced: CutResult[];
  /** The same recording on a disk whose sync does nothing. */
  unsynced: CutResult[];
  /** How often each operation was recorded. */
  operations: Record<string, number>;
}

export const isHarmed = ({ wrong, unopened }: CutResult): boolean => wrong > 0 || unopened !== null;

/** The most ms between two moments, where the machine is quick enough for `lettersPerMoment`. */
const maxPauseMs = 120;
/** The fewest letters that were shown as Saved before a moment, for each moment before it. */
const lettersPerMoment = 2;

/** Returns null, and prints why, where the store is not available or can't be recorded. */
export async function cutPower({ store: name, seed, log, ...wanted }: PowerCutOptions): Promise<PowerCuts | null> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-power-"));
  const store = await (name === "embedded" ? recordEmbedded(folder) : recordPostgres(folder));
  if (store === null) return null;
  const random = seededRandom(seed);
  const { typists, moments } = await record({ store, random, ...wanted });
  try {
    const recorded = [...store.read()];
    const operations: Record<string, number> = {};
    for (const { operation } of recorded) operations[operation.do] = (operations[operation.do] ?? 0) + 1;
    const replay = (syncs: boolean, some: readonly Moment[]) =>
      replayCuts({ store, disk: new Disk(store.before, { syncs }), recorded, moments: some, typists, random, log });
    return {
      synced: await replay(true, moments),
      // Without sync each cut loses all that was typed, so a few are enough.
      unsynced: await replay(false, moments.slice(-3)),
      operations,
    };
  } finally {
    typists.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Recording extends Pick<PowerCutOptions, "cuts" | "teams" | "size"> {
  store: RecordedStore;
  random: Random;
}

async function record({ store, cuts, teams, size, random }: Recording) {
  const env = { ...store.env, CROSSCASE_FIXTURES: "1" };
  const server = await startServer({ ...env, ...store.recorderEnv });
  store.connect();
  let isRunning = true;
  const { clients } = await makeFixture({ teams, size }, env);
  const typists = new Typists(clients, () => (isRunning ? `ws://127.0.0.1:${server.port}` : null), random);
  await typists.waitUntilSettled();
  typists.begin();
  const moments: Moment[] = [];
  while (moments.length < cuts) {
    await wait(random() * maxPauseMs);
    while (typists.lettersSince([]).saved < lettersPerMoment * moments.length) await wait(5);
    // Read what was Saved first, so that the recording contains everything that was Saved.
    const [acknowledged, saved] = [typists.acknowledged(), typists.lettersSince([]).saved];
    moments.push({ end: store.recordedBytes(), acknowledged, saved });
    // Other operations on the files, which seldom occur in a minute of typing.
    if (random() < 0.05) await pool().query("checkpoint");
    if (random() < 0.05) await pool().query("select pg_switch_wal()");
  }
  await typists.pause();
  await typists.waitUntilSettled();
  isRunning = false;
  await disconnect();
  await server.kill();
  await store.end();
  return { typists, moments };
}

interface Replay extends Pick<PowerCutOptions, "log"> {
  store: RecordedStore;
  disk: Disk;
  recorded: readonly RecordedOperation[];
  moments: readonly Moment[];
  typists: Typists;
  random: Random;
}

async function replayCuts({ store, disk, recorded, moments, typists, random, log }: Replay): Promise<CutResult[]> {
  const results: CutResult[] = [];
  for (const { operation, end } of recorded) {
    // A moment may be within an operation, whose record was not complete: the operation has not happened then.
    for (let moment; (moment = moments[results.length]) !== undefined && moment.end < end;) {
      const open = () => store.openAfterCut((folder) => disk.writeAfterCut(folder, random));
      const result = await checkAfterCut(open, typists, moment);
      results.push(result);
      log(
        `cut ${results.length} of ${moments.length}: ${result.saved} letters were Saved; ${result.unopened ?? `${result.wrong} are wrong`}`,
      );
    }
    disk.apply(operation);
  }
  return results;
}

async function checkAfterCut(
  open: () => Promise<() => Promise<void>>,
  typists: Typists,
  { saved, acknowledged }: Moment,
): Promise<CutResult> {
  try {
    const close = await open();
    try {
      const { lost, doubled, back } = await typists.checkRows(acknowledged);
      return { saved, wrong: lost.length + doubled.length + back.length, unopened: null };
    } finally {
      await close();
    }
  } catch (error) {
    return { saved, wrong: 0, unopened: String(error) };
  }
}
