import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { parseEnv } from "@/lib/process/env";
import { root } from "@/lib/process/root.js";
import { checkWhose } from "./whose";

const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-whose-"));
const unit = path.join(scratch, "crosscase.service");
afterAll(() => rmSync(scratch, { recursive: true }));

function install(folder: string): void {
  const settings = path.join(scratch, "crosscase.env");
  writeFileSync(settings, "PORT=3100\nDATABASE_URL=postgres://larch:hunter2@db/school\n");
  const lines = [
    `WorkingDirectory=${folder}`,
    "Environment=DATA_DIR=/var/lib/crosscase",
    `EnvironmentFile=-${settings}`,
  ];
  writeFileSync(unit, ["[Service]", ...lines].join("\n"));
}

const env = parseEnv({ DATA_DIR: path.join(scratch, "data") });
const look = (settings?: string) => checkWhose(env, settings, unit).map(({ level, text }) => [level, text] as const);

it("B13d: without an installed service it says whose settings these are, and where they lead", () => {
  expect(look()).toEqual([
    ["ok", expect.stringMatching(/^settings of this command's environment, as \S+, data folder \S+data$/)],
  ]);
  const shared = parseEnv({ DATABASE_URL: "postgres://larch:hunter2@db/school" });
  const [first] = checkWhose(shared, "/etc/crosscase.env", unit);
  expect(first?.text).toMatch(/^settings of \/etc\/crosscase\.env, as .*, database school at db$/);
});

it("B13d: settings that are not those of the installed service are a problem, without a secret; with the service's own there is none", () => {
  install(root);
  expect(look().slice(1)).toEqual([
    [
      "problem",
      `the service of ${unit} has PORT 3100 (here 3000), DATA_DIR /var/lib/crosscase (here ${env.DATA_DIR}), another DATABASE_URL: run sudo crosscase doctor for the service.`,
    ],
  ]);
  expect(look(unit)).toHaveLength(1);
});

it("B13d: a service that runs from another folder is a note", () => {
  install("/opt/another");
  expect(look().slice(1)).toEqual([
    [
      "note",
      `the service of ${unit} runs from /opt/another, and this is not it: run sudo crosscase doctor for the service.`,
    ],
  ]);
});
