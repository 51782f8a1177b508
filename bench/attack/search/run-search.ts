/** `npm run attack -- --search [--minutes 10] [--seed 1] [--only requests,documents,files,server]`: each door for its part of the time. Prints the dearest, and all that fails. */
import { randomBytes } from "node:crypto";
import { documentDoor } from "./document-door";
import { fileDoor } from "./file-door";
import { openRequestDoor } from "./request-door";
import type { SentRequest } from "./request-shapes";
import { search, type Finding } from "./search";
import type { Door } from "./shape";

const MiB = 1024 * 1024;
const defaultDoors = ["requests", "documents", "files", "server"];

export interface SearchOptions {
  minutes: number;
  seed: number;
  only?: string | undefined;
  /** Runs with the door of a real server. */
  onServer: (run: (door: Door<SentRequest>) => Promise<void>) => Promise<void>;
}

/** @returns how many shapes failed */
export async function runSearch({ minutes, seed, only, onServer }: SearchOptions): Promise<number> {
  const doors = only?.split(",") ?? defaultDoors;
  let failed = 0;
  const through = async <Sent>(door: Door<Sent>) => {
    const until = Date.now() + (minutes * 60_000) / doors.length;
    const { shapes, sizes, failed: faults } = await search(door, { seed, shapes: Infinity, until }, report);
    console.log(`${door.name}: ${shapes} shapes in ${sizes} sizes, ${faults.length} of them too dear\n`);
    failed += faults.length;
  };
  for (const name of doors) {
    switch (name) {
      case "requests": {
        process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("hex");
        const { door, close } = await openRequestDoor();
        await through(door);
        await close();
        break;
      }
      case "documents":
        await through(documentDoor(MiB));
        break;
      case "files":
        await through(fileDoor(4 * MiB));
        break;
      case "server":
        await onServer(through);
        break;
      default:
        throw new Error(`There is no door ${name}: there are ${defaultDoors.join(", ")}.`);
    }
  }
  return failed;
}

function report(finding: Finding): void {
  console.log(formatFinding(finding));
}

/** The same seed, with `--only` this door, begins with this shape. */
export function formatFinding(finding: Finding): string {
  const { door, step, says, bytes, ms, share, seed, fault } = finding;
  const cost = `${ms.toFixed(0)} ms for ${(bytes / 1024).toFixed(1)} KiB, ${(100 * share).toFixed(0)} % of what it may cost`;
  return `${fault === null ? "dearest so far" : `FAILS (${fault})`}: ${step}: ${cost}; ${door}, seed ${seed}: ${says}`;
}
