/**
 * `npm run attack -- --search [--minutes 10] [--seed 1] [--only requests,documents,files,…]`: searches each door for an equal part of the time.
 * Prints each shape that is the costliest so far, and each that fails.
 */
import { randomBytes } from "node:crypto";
import { backupDoor } from "./backup-door";
import { documentDoor } from "./document-door";
import { fileDoor } from "./file-door";
import { gradebookDoor, rosterDoor } from "./list-doors";
import { messageDoor } from "./message-door";
import { proofDoor } from "./proof-door";
import { openRequestDoor } from "./request-door";
import type { SentRequest } from "./request-shapes";
import { search, type Finding } from "./search";
import type { Door } from "./shape";

const MiB = 1024 * 1024;
type Through = <Sent>(door: Door<Sent>) => Promise<void>;

export interface RunOptions {
  minutes: number;
  seed: number;
  only?: string | undefined;
  /** Calls `run` with the door of a real server. */
  onServer: (run: (door: Door<SentRequest>) => Promise<void>) => Promise<void>;
}

/** @returns how many shapes failed */
export async function runSearch({ minutes, seed, only, onServer }: RunOptions): Promise<number> {
  const doors: Record<string, (through: Through) => Promise<void>> = {
    requests: async (through) => {
      process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("hex");
      const { door, close } = await openRequestDoor();
      await through(door);
      await close();
    },
    documents: (through) => through(documentDoor(MiB)),
    proofs: (through) => through(proofDoor(MiB)),
    files: (through) => through(fileDoor(4 * MiB)),
    messages: (through) => through(messageDoor()),
    rosters: (through) => through(rosterDoor(MiB)),
    gradebooks: (through) => through(gradebookDoor(MiB)),
    backups: (through) => through(backupDoor(4 * MiB)),
    server: onServer,
  };
  const names = only?.split(",") ?? Object.keys(doors);
  let failed = 0;
  for (const name of names) {
    const openDoor = doors[name];
    if (openDoor === undefined)
      throw new Error(`There is no door ${name}: there are ${Object.keys(doors).join(", ")}.`);
    await openDoor(async (door) => {
      const until = Date.now() + (minutes * 60_000) / names.length;
      const { shapes, sizes, failed: faults } = await search(door, { seed, shapes: Infinity, until }, report);
      console.log(`${door.name}: ${shapes} shapes in ${sizes} sizes, ${faults.length} of them too dear\n`);
      failed += faults.length;
    });
  }
  return failed;
}

function report(finding: Finding): void {
  console.log(formatFinding(finding));
}

/** A search with the printed seed and `--only` this door begins with this shape. */
export function formatFinding(finding: Finding): string {
  const { door, step, description, bytes, ms, share, seed, fault } = finding;
  const cost = `${ms.toFixed(0)} ms for ${(bytes / 1024).toFixed(1)} KiB, ${(100 * share).toFixed(0)} % of what it may cost`;
  return `${fault === null ? "dearest so far" : `FAILS (${fault})`}: ${step}: ${cost}; ${door}, seed ${seed}: ${description}`;
}
