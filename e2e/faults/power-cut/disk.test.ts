import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/activity/rules/random";
import { Disk } from "./disk";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-disk-"));
  mkdirSync(path.join(folder, "before", "log"), { recursive: true });
  writeFileSync(path.join(folder, "before", "log", "one"), "a".repeat(1_000));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The folder after a cut with each of `seeds` seeds: each file's content, by name. */
function afterCuts(disk: Disk, seeds = 60): Record<string, string>[] {
  return Array.from({ length: seeds }, (_, seed) => {
    const made = path.join(mkdtempSync(path.join(folder, "after-")), "cut");
    disk.writeAfterCut(made, seededRandom(seed));
    const files = readdirSync(made, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      files.map((entry) => [
        path.relative(made, path.join(entry.parentPath, entry.name)),
        readFileSync(path.join(entry.parentPath, entry.name), "utf8"),
      ]),
    );
  });
}

const write = (data: string) => ({ do: "write", descriptor: 3, at: 0, data: Buffer.from(data) }) as const;
const openOne = { do: "open", file: "log/one", descriptor: 3 } as const;

describe("the disk of power cuts", () => {
  it("a write that was not synced is there, or not, or in part; a synced one is always there", () => {
    const disk = new Disk(path.join(folder, "before"));
    for (const operation of [openOne, write("b".repeat(1_000))]) disk.apply(operation);
    const found = new Set(afterCuts(disk).map((files) => files["log/one"]));
    expect(found).toContain("a".repeat(1_000));
    expect(found).toContain("b".repeat(1_000));
    expect(found).toContain("b".repeat(512) + "a".repeat(488));
    disk.apply({ do: "sync", descriptor: 3 });
    expect(new Set(afterCuts(disk).map((files) => files["log/one"]))).toEqual(new Set(["b".repeat(1_000)]));
  });

  it("a file that was made, renamed or removed has its new name or its old one until the folder is synced, and then the new one; its content is a matter of its own", () => {
    const disk = new Disk(path.join(folder, "before"));
    disk.apply({ do: "make", file: "log/two" });
    disk.apply({ do: "open", file: "log/two", descriptor: 4 });
    disk.apply({ do: "write", descriptor: 4, at: 0, data: Buffer.from("c") });
    disk.apply({ do: "sync", descriptor: 4 });
    disk.apply({ do: "rename", file: "log/two", to: "log/three" });
    disk.apply({ do: "remove", file: "log/one" });
    const names = () => new Set(afterCuts(disk).map((files) => Object.keys(files).sort().join(" ")));
    expect(names()).toEqual(new Set(["log/one", "log/one log/two", "log/one log/three", "log/three"]));
    disk.apply({ do: "open", file: "log", descriptor: 5 });
    disk.apply({ do: "sync", descriptor: 5 });
    expect(names()).toEqual(new Set(["log/three"]));
    expect(afterCuts(disk)[0]).toEqual({ "log/three": "c" });
  });

  it("a file that is there already is not made anew, and is written, cut and synced by its name as by its descriptor", () => {
    const disk = new Disk(path.join(folder, "before"));
    disk.apply({ do: "make", file: "log/one" });
    disk.apply({ do: "write", file: "log/one", at: 0, data: Buffer.from("b") });
    disk.apply({ do: "resize", file: "log/one", size: 3 });
    disk.apply({ do: "sync", file: "log/one" });
    expect(new Set(afterCuts(disk, 5).map((files) => files["log/one"]))).toEqual(new Set(["baa"]));
  });

  it("on a disk whose sync does nothing a synced write may be gone", () => {
    const disk = new Disk(path.join(folder, "before"), { syncs: false });
    for (const operation of [openOne, write("b".repeat(1_000)), { do: "sync", descriptor: 3 } as const])
      disk.apply(operation);
    expect(afterCuts(disk).map((files) => files["log/one"])).toContain("a".repeat(1_000));
  });
});
