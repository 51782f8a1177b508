/** Checks of the machine: Node, memory, disk, clock. */
import { existsSync, statfsSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Env } from "@/lib/process/env";
import { builtCommit, releaseNumber } from "@/lib/process/release.js";
import { root } from "@/lib/process/root.js";
import { refuseBuild } from "@/lib/server/boot/build";
import { nearestFolder } from "@/lib/server/boot/data-folder";
import { isBuilt } from "@/lib/server/build-stamp.js";
import { findBootError, note, ok, problem, type Finding } from "./finding";

const MB = 1024 * 1024;
/** Memory that a server needs besides the system (`npm run bench:memory`), and that building the pages needs. */
const needed = { serving: 512 * MB, building: 2_048 * MB };
const leastDisk = 500 * MB;

const inMB = (bytes: number) => `${Math.floor(bytes / MB).toLocaleString("en")} MB`;

/** The newest major version of Node with which Crosscase is tested (`engines` in package.json). */
const newestNode = 24;

export function checkNode(): Finding[] {
  const major = Number(process.versions.node.split(".")[0]);
  return [
    major > newestNode
      ? note(
          "Node",
          `${process.version}, with which this Crosscase was not tried: Node 20.11 to ${newestNode} are supported.`,
        )
      : ok("Node", process.version),
  ];
}

export const checkRelease = (): Finding[] => [ok("Release", `${releaseNumber()}, built from ${builtCommit()}`)];

/** The memory that this process may use: the machine's, or less in a container. */
function totalMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < os.totalmem() ? limit : os.totalmem();
}

export async function checkMemory(): Promise<Finding[]> {
  const total = totalMemory();
  if (total < needed.serving)
    return [
      problem(
        "Memory",
        `there are ${inMB(total)}, and a server needs ${inMB(needed.serving)}: give the machine or the container more.`,
      ),
    ];
  return [ok("Memory", inMB(total)), ...(await checkBuild(total))];
}

function checkBuild(total: number): Promise<Finding[]> | Finding[] {
  if (isBuilt()) return [ok("Pages", "are built")];
  if (total < needed.building)
    return [
      problem(
        "Pages",
        `are not built, and building them needs ${inMB(needed.building)} of memory: build on another machine (npm ci && npm run build) and copy the folder here with its .next.`,
      ),
    ];
  return findBootError("Pages", () => {
    refuseBuild();
    return [note("Pages", "are not built: the next start does that first, in a minute or two.")];
  });
}

/** Checks the disks of the data folder and of the backups; only once if they are the same disk. */
export function checkDisks({ DATA_DIR, BACKUP_DIR }: Pick<Env, "DATA_DIR" | "BACKUP_DIR">): Finding[] {
  const disk = (folder: string) => statSync(nearestFolder(folder)).dev;
  const other = BACKUP_DIR !== undefined && disk(BACKUP_DIR) !== disk(DATA_DIR);
  return [...checkDisk("DATA_DIR", DATA_DIR), ...(other ? checkDisk("BACKUP_DIR", BACKUP_DIR) : [])];
}

function checkDisk(setting: "DATA_DIR" | "BACKUP_DIR", folder: string): Finding[] {
  const { blocks, bavail, bsize, files, ffree } = statfsSync(nearestFolder(folder));
  if (blocks === 0) return []; // no disk, such as /proc
  const free = bavail * bsize;
  if (free < leastDisk)
    return [
      problem(
        "Disk",
        `${inMB(free)} are free where ${folder} is, and there should be ${inMB(leastDisk)}: delete what is not needed, or set ${setting} to a folder on a larger disk.`,
      ),
    ];
  // Some file systems have no limit of files, and report 0.
  if (files > 0 && ffree < 1_000)
    return [
      problem(
        "Disk",
        `only ${ffree} more files fit where ${folder} is: delete what is not needed, or set ${setting} to a folder on another disk.`,
      ),
    ];
  return [ok("Disk", `${inMB(free)} free where ${folder} is`)];
}

/** Machines without a battery start in 1970, so their clock is earlier than the files of the program. */
export function checkClock(now: number): Finding[] {
  const newest = [path.join(root, "package.json"), path.join(root, ".next", "BUILD_ID")]
    .filter((file) => existsSync(file))
    .reduce((latest, file) => Math.max(latest, statSync(file).mtimeMs), 0);
  if (now < newest - 24 * 60 * 60 * 1_000)
    return [
      problem(
        "Clock",
        `it shows ${new Date(now).toISOString()}, which is before this program came to the machine (${new Date(newest).toISOString()}): set it, and let the system keep it (timedatectl set-ntp true).`,
      ),
    ];
  return [ok("Clock", new Date(now).toISOString())];
}

/** @param aheadMs how far the clock of `other`, such as "the database", is ahead of this machine's */
export function judgeClock(aheadMs: number, other: string, mostMs = 1_000): Finding[] {
  if (Math.abs(aheadMs) <= mostMs) return [];
  const apart = Math.round(Math.abs(aheadMs) / 100) / 10;
  return [
    problem(
      "Clock",
      `this machine's is ${apart} s ${aheadMs < 0 ? "ahead of" : "behind"} that of ${other}: let both systems keep theirs (timedatectl set-ntp true).`,
    ),
  ];
}
