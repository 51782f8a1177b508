import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { root } from "@/lib/process/root.js";
import { findService } from "./enter-service.js";

const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-unit-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function unitOf(folder: string): string {
  const unit = path.join(scratch, "crosscase.service");
  writeFileSync(unit, `[Service]\nWorkingDirectory=${folder}\nEnvironment=DATA_DIR=/var/lib/crosscase\n`);
  return unit;
}
const find = (env: Record<string, string>, unit: string) => findService({ NODE_ENV: "test", ...env }, unit)?.settings;

it("B13a: the settings are those of the installed unit, where it runs this program and the environment names no data of its own", () => {
  const unit = unitOf(root);
  expect(find({}, unit)).toEqual({ DATA_DIR: "/var/lib/crosscase" });
  expect(find({ DATA_DIR: "", DATABASE_URL: "" }, unit)).toEqual({ DATA_DIR: "/var/lib/crosscase" });
  expect(find({ DATA_DIR: "/elsewhere" }, unit)).toBeUndefined();
  expect(find({ DATABASE_URL: "postgres://a:b@c/d" }, unit)).toBeUndefined();
  expect(find({}, unitOf(path.dirname(root)))).toBeUndefined();
  expect(find({}, path.join(scratch, "none.service"))).toBeUndefined();
});
