import { describe, expect, it } from "vitest";
import { StraceReader } from "./strace-log";

const folder = "/tmp/pg/data";
const hex = (text: string) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
const file = (name: string) => `<${hex(`${folder}/${name}`)}>`;

/** Reads lines of the log, each of process 7 unless the line begins with a number. */
function read(...lines: string[]) {
  const reader = new StraceReader(folder);
  return lines.flatMap((line) => reader.read(/^\d/.test(line) ? line : `7 ${line}`));
}

describe("strace's log of PostgreSQL", () => {
  it("a write is read with its bytes and place, as far as it was written; one without a place follows the last since the file was opened", () => {
    const opened = `openat(AT_FDCWD<${hex(folder)}>, "${hex("one")}", O_RDWR|O_CREAT|O_TRUNC, 0600) = 3${file("one")}`;
    const bytes = (data: string) => ({ do: "write", file: "one", data: Buffer.from(data) });
    expect(
      read(
        opened,
        `write(3${file("one")}, "${hex("abc")}", 3) = 2`,
        `write(3${file("one")}, "${hex("de")}", 2) = 2`,
        `pwrite64(3${file("one")}, "${hex("fg")}", 2, 512) = 2`,
        `pwritev(3${file("one")}, [{iov_base="${hex("h")}", iov_len=1}, {iov_base="${hex("i")}", iov_len=1}], 2, 8) = 2`,
        `fallocate(3${file("one")}, 0, 16, 2)   = 0`,
      ),
    ).toEqual([
      { do: "make", file: "one" },
      { do: "resize", file: "one", size: 0 },
      { ...bytes("ab"), at: 0 },
      { ...bytes("de"), at: 2 },
      { ...bytes("fg"), at: 512 },
      { ...bytes("hi"), at: 8 },
      { ...bytes("\0\0"), at: 16 },
    ]);
  });

  it("a call that another process's comes between counts once it is over, but a sync from its beginning", () => {
    expect(
      read(
        `7 pwrite64(3${file("one")}, "${hex("a")}", 1, 0 <unfinished ...>`,
        `8 fdatasync(4${file("one")} <unfinished ...>`,
        "7 <... pwrite64 resumed>)           = 1",
        "8 <... fdatasync resumed>)          = 0",
      ),
    ).toEqual([
      { do: "sync", file: "one" },
      { do: "write", file: "one", at: 0, data: Buffer.from("a") },
    ]);
  });

  it("names are read relative to the folder, the folder's own too; what failed, never ended, or is of other files is not read", () => {
    expect(
      read(
        `rename("${hex("log/a")}", "${hex(`${folder}/log/b`)}") = 0`,
        `unlink("${hex("log/b")}") = 0`,
        `mkdir("${hex("log/c")}", 0700) = 0`,
        `truncate("${hex("one")}", 0) = 0`,
        `ftruncate(3${file("one")}, 8192) = 0`,
        `fsync(3<${hex(folder)}>) = 0`,
        `unlink("${hex("none")}") = -1 ENOENT (No such file or directory)`,
        `pwrite64(3${file("one")}, "${hex("a")}", 1, 0) = ?`,
        `unlink("${hex("/tmp/pg/data2")}") = 0`,
        `write(2<${hex("pipe:[1]")}>, "${hex("a")}", 1) = 1`,
        `pwrite64(3${file("one")}(deleted), "${hex("a")}", 1, 0) = 1`,
        "+++ exited with 0 +++",
      ),
    ).toEqual([
      { do: "rename", file: "log/a", to: "log/b" },
      { do: "remove", file: "log/b" },
      { do: "make-folder", file: "log/c" },
      { do: "resize", file: "one", size: 0 },
      { do: "resize", file: "one", size: 8192 },
      { do: "sync", file: "" },
    ]);
  });

  it("a change that is not understood ends the reading", () => {
    expect(() =>
      read(`linkat(AT_FDCWD<${hex("/")}>, "${hex("a")}", AT_FDCWD<${hex("/")}>, "${hex("b")}", 0) = 0`),
    ).toThrow("linkat");
  });
});
