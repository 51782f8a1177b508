/** A disk of a few megabytes that can be filled: a file system in memory, mounted by root. */
import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

const mounted = new Set<SmallDisk>();
process.once("exit", () => {
  for (const disk of mounted) disk.unmount();
});

export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Null where this user may not mount. */
  static mount(folder: string, megabytes: number): SmallDisk | null {
    mkdirSync(folder, { recursive: true });
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "crosscase-chaos", folder], {
        stdio: "ignore",
      });
    } catch {
      return null;
    }
    const disk = new SmallDisk(folder);
    mounted.add(disk);
    return disk;
  }

  private get ballast(): string {
    return path.join(this.folder, "ballast");
  }

  /** Fills the disk to the last page. */
  fill(): void {
    const file = openSync(this.ballast, "a");
    try {
      for (const size of [1024 * 1024, 4096]) fillWith(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.ballast, { force: true });
  }

  unmount(): void {
    if (!mounted.delete(this)) return;
    execFileSync("umount", ["-l", this.folder], { stdio: "ignore" });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function fillWith(file: number, block: Buffer): void {
  for (;;) {
    try {
      if (writeSync(file, block) < block.length) return;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOSPC") return;
      throw error;
    }
  }
}
