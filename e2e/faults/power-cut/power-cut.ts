/** Power cuts of the real server on its embedded database, while a class types: nothing that was shown as Saved before the cut may be missing after it. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { connect, disconnect, pool } from "@/db/client";
import { openEmbedded } from "@/db/embedded";
import { copyEmptyDatabase } from "@/db/testing/empty-database";
import { makeFixture } from "@/lib/server/testing/make-fixture";
import { startServer } from "@/lib/server/testing/real-server";
import { seededRandom, type Random } from "@/lib/rules/random";
import { Typists } from "@/e2e/faults/typists";
import type { TeamsAcknowledged } from "@/e2e/faults/typing-teams";
import { Disk } from "./disk";
import { readFileLog, type RecordedOperation } from "./file-log";

export interface PowerCutOptions {
  cuts: number;
  /** A 32-bit integer that determines the typing, the moments, and what the disk keeps. */
  seed: number;
  teams: number;
  size: number;
  log: (line: string) => void;
}

/** A moment of the recording, and what had been shown as Saved before it. */
interface Moment {
  /** Of the log, in bytes. */
  end: number;
  acknowledged: TeamsAcknowledged;
  /** Letters that had been shown as Saved. */
  saved: number;
}

export interface CutResult {
  saved: number;
  /** Saved and not there, there twice, or there although its deletion was Saved. */
  wrong: number;
  /** Why the database did not open; null when it did. */
  unopened: string | null;
}

export interface PowerCuts {
  /** With the syncs that the database asked for. */
  synced: CutResult[];
  /** The same recording, on a disk whose sync does nothing. */
  unsynced: CutResult[];
  /** How often each operation was recorded. */
  operations: Record<string, number>;
}

export const isHarmed = ({ wrong, unopened }: CutResult): boolean => wrong > 0 || unopened !== null;

/** ms between two moments, at most. */
const maxPauseMs = 120;

export async function cutPower({ cuts, seed, teams, size, log }: PowerCutOptions): Promise<PowerCuts> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-power-"));
  const database = path.join(folder, "data", "database");
  const before = path.join(folder, "before");
  const recording = path.join(folder, "recording");
  mkdirSync(path.dirname(database), { mode: 0o700 });
  await copyEmptyDatabase(database);
  cpSync(database, before, { recursive: true });
  const random = seededRandom(seed);
  const { typists, moments } = await record({ dataDir: path.dirname(database), recording, cuts, teams, size, random });
  try {
    const recorded = [...readFileLog(recording)];
    const operations: Record<string, number> = {};
    for (const { operation } of recorded) operations[operation.do] = (operations[operation.do] ?? 0) + 1;
    const replay = (syncs: boolean, some: readonly Moment[]) =>
      replayCuts({ disk: new Disk(before, { syncs }), recorded, moments: some, typists, folder, random, log });
    return {
      synced: await replay(true, moments),
      // Each of these loses all that was typed: a few are enough.
      unsynced: await replay(false, moments.slice(-3)),
      operations,
    };
  } finally {
    typists.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Recording extends Pick<PowerCutOptions, "cuts" | "teams" | "size"> {
  dataDir: string;
  recording: string;
  random: Random;
}

async function record({ dataDir, recording, cuts, teams, size, random }: Recording) {
  const env = { DATA_DIR: dataDir, CROSSCASE_FIXTURES: "1" };
  const server = await startServer({
    ...env,
    NODE_OPTIONS: `--import ${pathToFileURL(path.join(import.meta.dirname, "record-files.js")).href}`,
    RECORD_FILES: recording,
  });
  connect({ socketFolder: dataDir, max: 2 });
  let isRunning = true;
  const { clients } = await makeFixture({ teams, size }, env);
  const typists = new Typists(clients, () => (isRunning ? `ws://127.0.0.1:${server.port}` : null), random);
  await typists.waitUntilSettled();
  typists.begin();
  const moments: Moment[] = [];
  while (moments.length < cuts) {
    await wait(random() * maxPauseMs);
    // What was Saved is read first: the log then has all that it rests on.
    const [acknowledged, saved] = [typists.acknowledged(), typists.lettersSince([]).saved];
    moments.push({ end: statSync(recording).size, acknowledged, saved });
    // What else a database does to its files, which a minute of typing brings seldom.
    if (random() < 0.05) await pool().query("checkpoint");
    if (random() < 0.05) await pool().query("select pg_switch_wal()");
  }
  await typists.pause();
  await typists.waitUntilSettled();
  isRunning = false;
  await disconnect();
  await server.kill();
  return { typists, moments };
}

interface Replay extends Pick<PowerCutOptions, "log"> {
  disk: Disk;
  recorded: readonly RecordedOperation[];
  moments: readonly Moment[];
  typists: Typists;
  folder: string;
  random: Random;
}

async function replayCuts({ disk, recorded, moments, typists, folder, random, log }: Replay): Promise<CutResult[]> {
  const results: CutResult[] = [];
  for (const { operation, end } of recorded) {
    // The log grows while operations go on: a moment may lie within one, which then has not happened.
    for (let moment; (moment = moments[results.length]) !== undefined && moment.end < end;) {
      const dataFolder = path.join(folder, "after-cut");
      disk.writeAfterCut(dataFolder, random);
      const result = await openAfterCut(dataFolder, typists, moment);
      rmSync(dataFolder, { recursive: true, force: true });
      results.push(result);
      log(
        `cut ${results.length} of ${moments.length}: ${result.saved} letters were Saved; ${result.unopened ?? `${result.wrong} are wrong`}`,
      );
    }
    disk.apply(operation);
  }
  return results;
}

async function openAfterCut(dataFolder: string, typists: Typists, moment: Moment): Promise<CutResult> {
  const { saved } = moment;
  const socketFolder = mkdtempSync(path.join(os.tmpdir(), "crosscase-cut-"));
  try {
    const embedded = await openEmbedded({ dataFolder, socketFolder });
    try {
      connect({ socketFolder, max: 2 });
      const { lost, doubled, back } = await typists.checkRows(moment.acknowledged);
      return { saved, wrong: lost.length + doubled.length + back.length, unopened: null };
    } finally {
      await disconnect();
      await embedded.close();
    }
  } catch (error) {
    return { saved, wrong: 0, unopened: String(error) };
  } finally {
    rmSync(socketFolder, { recursive: true, force: true });
  }
}
