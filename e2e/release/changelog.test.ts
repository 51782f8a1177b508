import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { listMigrations } from "@/db/migrations-list";
import { root } from "@/lib/process/root.js";
import { closeUnreleased, findProblems, readChangelog } from "./changelog";

const sample = `# Changelog

Words.

## Unreleased

A new page.

*Migrates*: \`0002_third\`.

## 1.1.0, 2026-11-02

*Migrates*: \`0000_first\`, \`0001_second\`.

*No way back*: devices store texts in another form.

## 1.0.0, 2026-10-01

The beginning.
`;
const migrations = ["0000_first", "0001_second", "0002_third"];

describe("CHANGELOG.md", () => {
  it("B14b: names each migration once, the ones that no release has yet under Unreleased", () => {
    const own = readChangelog(readFileSync(path.join(root, "CHANGELOG.md"), "utf8"));
    expect(
      findProblems(
        own,
        listMigrations().map(({ name }) => name),
      ),
    ).toEqual([]);
  });

  it("B14b: is read with each release's number, its migrations, and where there is no way back", () => {
    expect(readChangelog(sample)).toEqual([
      expect.objectContaining({ release: null, migrations: ["0002_third"], noWayBack: false }),
      expect.objectContaining({ release: "1.1.0", migrations: ["0000_first", "0001_second"], noWayBack: true }),
      { release: "1.0.0", text: "The beginning.", migrations: [], noWayBack: false },
    ]);
    expect(() => readChangelog("## Next\n")).toThrow('CHANGELOG.md has the heading "## Next".');
  });

  it("B14b: a migration that it lacks, names twice, in another order, or that is not there is found", () => {
    const found = (text: string, of = migrations) => findProblems(readChangelog(text), of);
    expect(found(sample)).toEqual([]);
    expect(found(sample, [...migrations, "0003_new"])).toEqual([
      "CHANGELOG.md lacks the migration `0003_new` in *Migrates* of Unreleased.",
    ]);
    expect(found(sample, migrations.slice(0, 2))).toEqual([
      "CHANGELOG.md names the migration 0002_third, which is not there.",
    ]);
    const inOrder = "CHANGELOG.md does not name each migration once, in the order of the folder.";
    expect(found(sample.replace("`0000_first`, `0001_second`", "`0001_second`, `0000_first`"))).toEqual([inOrder]);
    expect(found(sample.replace("`0002_third`", "`0002_third`, `0001_second`"))).toEqual([inOrder]);
    const needsUnreleased = 'CHANGELOG.md needs one section "Unreleased", above the others.';
    expect(found(sample.slice(sample.indexOf("## 1.1.0")), migrations.slice(0, 2))).toEqual([needsUnreleased]);
  });

  it("B14c: at a release the text under Unreleased is the release's, and Unreleased is empty", () => {
    const [unreleased, released, ...earlier] = readChangelog(closeUnreleased(sample, "1.2.0", "2026-12-04"));
    const [before, ...others] = readChangelog(sample);
    expect(unreleased).toEqual({ release: null, text: "", migrations: [], noWayBack: false });
    expect(released).toEqual({ ...before, release: "1.2.0" });
    expect(earlier).toEqual(others);
  });
});
