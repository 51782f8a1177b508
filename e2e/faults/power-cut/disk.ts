/**
 * A disk that keeps POSIX's promises and no others. After a power cut each write that was not synced is there, missing, or there in part, independently
 * of the others. Changes of a folder's names reach the disk in their order, at the latest when the folder is synced.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Random } from "@/lib/activity/rules/random";
import type { FileOperation, RecordedOperation, Target } from "./file-log";

/** A disk writes this many bytes as a whole or not at all. */
const sectorBytes = 512;

type Change = { at: number; data: Buffer } | { size: number };

interface File {
  synced: Buffer;
  /** The changes since the last sync. */
  changes: Change[];
}

type Entry = File | "folder";
type Names = Map<string, Entry>;

export class Disk {
  /** The names that a program sees. */
  private readonly names: Names = new Map();
  private readonly syncedNames: Names;
  /** For each folder, the changes of its names since the last sync. */
  private readonly nameChanges = new Map<string, ((names: Names) => void)[]>();
  /** By descriptor: a file, or a folder's name. */
  private readonly opened = new Map<number, File | string>();
  private readonly syncs: boolean;

  /** @param syncs false for a disk on which a sync does nothing */
  constructor(folder: string, { syncs = true } = {}) {
    this.syncs = syncs;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      this.names.set(
        path.relative(folder, file),
        entry.isDirectory() ? "folder" : { synced: readFileSync(file), changes: [] },
      );
    }
    this.syncedNames = new Map(this.names);
  }

  apply(operation: FileOperation): void {
    switch (operation.do) {
      case "open":
        this.opened.set(operation.descriptor, this.target({ file: operation.file }));
        break;
      case "close":
        this.opened.delete(operation.descriptor);
        break;
      case "write":
        this.change(operation, { at: operation.at, data: operation.data });
        break;
      case "resize":
        this.change(operation, { size: operation.size });
        break;
      case "sync":
        if (this.syncs) this.sync(this.target(operation));
        break;
      case "make": {
        if (this.names.has(operation.file)) break;
        const made = { synced: Buffer.alloc(0), changes: [] };
        this.changeNames(operation.file, (names) => names.set(operation.file, made));
        break;
      }
      case "make-folder":
        this.changeNames(operation.file, (names) => names.set(operation.file, "folder"));
        break;
      case "remove":
        this.changeNames(operation.file, (names) => names.delete(operation.file));
        break;
      case "rename": {
        const { file, to } = operation;
        if (path.dirname(file) !== path.dirname(to)) throw new Error(`${file} goes to another folder, ${to}`);
        const renamed = this.entry(file);
        this.changeNames(file, (names) => {
          names.delete(file);
          names.set(to, renamed);
        });
        break;
      }
    }
  }

  /** Makes the folder in one of the states in which it may be after a cut now; `random` chooses the state. */
  writeAfterCut(folder: string, random: Random): void {
    const names = new Map(this.syncedNames);
    for (const changes of this.nameChanges.values())
      for (const change of changes.slice(0, Math.floor(random() * (changes.length + 1)))) change(names);
    // Some disks have written nearly all that was not synced, some nearly nothing.
    const kept = random();
    const contents = new Map<File, Buffer>();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const [name, entry] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const file = path.join(folder, name);
      const parent = path.dirname(name);
      if (parent !== "." && names.get(parent) !== "folder") continue; // its folder was not there yet
      if (entry === "folder") mkdirSync(file, { mode: 0o700 });
      else {
        if (!contents.has(entry)) contents.set(entry, afterCut(entry, kept, random));
        writeFileSync(file, contents.get(entry) ?? "", { mode: 0o600 });
      }
    }
  }

  private entry(name: string): Entry {
    const entry = name === "" ? "folder" : this.names.get(name);
    if (entry === undefined) throw new Error(`there is no ${name}`);
    return entry;
  }

  /** @returns a file, or a folder's name */
  private target(of: Target): File | string {
    if ("descriptor" in of) {
      const opened = this.opened.get(of.descriptor);
      if (opened === undefined) throw new Error(`${of.descriptor} is not open`);
      return opened;
    }
    const entry = this.entry(of.file);
    return entry === "folder" ? of.file : entry;
  }

  private change(of: Target, change: Change): void {
    const file = this.target(of);
    if (typeof file === "string") throw new Error(`${file} is a folder`);
    file.changes.push(change);
  }

  private changeNames(name: string, change: (names: Names) => void): void {
    change(this.names);
    const folder = path.dirname(name);
    const changes = this.nameChanges.get(folder) ?? [];
    changes.push(change);
    this.nameChanges.set(folder, changes);
  }

  private sync(what: File | string): void {
    if (typeof what === "string") {
      const folder = what === "" ? "." : what;
      for (const change of this.nameChanges.get(folder) ?? []) change(this.syncedNames);
      this.nameChanges.delete(folder);
    } else {
      for (const change of what.changes) what.synced = changed(what.synced, change);
      what.changes = [];
    }
  }
}

/**
 * Replaces `folder` by a state in which it may be after a power cut.
 * @param before the folder as the disk had it when the recording began
 * @param recordedBytes the recording's length at the moment of the cut
 */
export function leaveAfterCut(
  folder: string,
  before: string,
  recorded: Iterable<RecordedOperation>,
  recordedBytes: number,
  random: Random,
): void {
  const disk = new Disk(before);
  for (const { operation, end } of recorded) if (end <= recordedBytes) disk.apply(operation);
  rmSync(folder, { recursive: true });
  disk.writeAfterCut(folder, random);
}

function changed(content: Buffer, change: Change): Buffer {
  if ("size" in change)
    return change.size <= content.length
      ? content.subarray(0, change.size)
      : Buffer.concat([content, Buffer.alloc(change.size - content.length)]);
  const { at, data } = change;
  const size = Math.max(content.length, at + data.length);
  const made = size === content.length ? content : Buffer.concat([content, Buffer.alloc(size - content.length)]);
  data.copy(made, at);
  return made;
}

/** @param kept the probability that a change is there; half of the other writes are there in part */
function afterCut({ synced, changes }: File, kept: number, random: Random): Buffer {
  let content: Buffer = Buffer.from(synced);
  for (const change of changes) {
    if (random() < kept) content = changed(content, change);
    else if ("data" in change && random() < 0.5)
      for (const sector of sectors(change)) if (random() < 0.5) content = changed(content, sector);
  }
  return content;
}

/** Splits a write into writes of its sectors. */
function sectors({ at, data }: { at: number; data: Buffer }): { at: number; data: Buffer }[] {
  const made = [];
  for (let from = 0; from < data.length;) {
    const to = Math.min(data.length, from + sectorBytes - ((at + from) % sectorBytes));
    made.push({ at: at + from, data: data.subarray(from, to) });
    from = to;
  }
  return made;
}
