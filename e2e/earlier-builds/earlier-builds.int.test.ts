import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { databasesFolder } from "./databases";
import { earlierBuildsSuite } from "./earlier-builds-suite";
import { earlierStates } from "./states";

describe("earlier builds, on the embedded database", () => {
  earlierBuildsSuite(null);

  it("B9a: each earlier state has a database of both stores, in the order of their migrations", () => {
    expect(readdirSync(databasesFolder).sort()).toEqual(
      earlierStates.flatMap(({ name }) => [`${name}.folder.br`, `${name}.sql.br`]).sort(),
    );
    const migrations = earlierStates.map(({ migration }) => migration);
    expect(migrations).toEqual([...migrations].sort((a, b) => a - b));
  });
});
