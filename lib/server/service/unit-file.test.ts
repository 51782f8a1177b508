import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parseSettings, readUnit, ServiceError } from "./unit-file.js";

const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-unit-"));
const at = (name: string) => path.join(scratch, name);
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

function write(name: string, ...lines: string[]): string {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), lines.join("\n"));
  return at(name);
}

describe("B13a: a file of settings", () => {
  it.each([
    ["PORT=3000", { PORT: "3000" }],
    ["# PORT=1\n; PORT=2\n\n  PORT = 3000  \r\n", { PORT: "3000" }],
    ["OIDC_CLIENT_SECRET=a#b=c", { OIDC_CLIENT_SECRET: "a#b=c" }],
    ['OIDC_LABEL="Larch \\"School\\" \\n" # x', { OIDC_LABEL: 'Larch "School" \\n # x' }],
    ["OIDC_LABEL='Larch \\School'", { OIDC_LABEL: "Larch \\School" }],
    ['LTI_PLATFORMS=[{"label":"Larch"}]', { LTI_PLATFORMS: '[{"label":"Larch"}]' }],
    ["ALLOWED_HOSTS=a,\\\nb\nPORT=1", { ALLOWED_HOSTS: "a,b", PORT: "1" }],
    ["PORT=1\nPORT=2\nREDIS_URL=", { PORT: "2", REDIS_URL: "" }],
    ["what is this", {}],
  ])("is read as systemd reads it: %j", (text, settings) => {
    expect(parseSettings(text)).toEqual(settings);
  });
});

describe("B13a: the unit", () => {
  it("gives user, folder and settings: of its own, of drop-ins, and above all of its file of settings", () => {
    const settings = write("crosscase.env", "PORT=3300", "DATABASE_URL=postgres://a:b@c/d");
    const unit = write(
      "crosscase.service",
      "[Unit]",
      "User=nobody-at-all",
      "[Service]",
      "User=crosscase",
      "WorkingDirectory=/opt/crosscase",
      `Environment=NODE_ENV=production "OIDC_LABEL=Larch School" \\`,
      "  PORT=1",
      "Environment=DATA_DIR=/var/lib/crosscase",
      `EnvironmentFile=-${settings}`,
      `EnvironmentFile=-${at("missing.env")}`,
      "[Install]",
      "User=nobody-either",
    );
    write("crosscase.service.d/override.conf", "[Service]", "Environment=BACKUP_DIR=/var/backups/crosscase");
    expect(readUnit(unit)).toEqual({
      user: "crosscase",
      folder: "/opt/crosscase",
      settings: {
        NODE_ENV: "production",
        OIDC_LABEL: "Larch School",
        DATA_DIR: "/var/lib/crosscase",
        BACKUP_DIR: "/var/backups/crosscase",
        PORT: "3300",
        DATABASE_URL: "postgres://a:b@c/d",
      },
      files: [unit, settings],
    });
  });

  it("whose file of settings is missing is told in a sentence with that file's name", () => {
    const unit = write("crosscase.service", "[Service]", `EnvironmentFile=${at("missing.env")}`);
    expect(() => readUnit(unit)).toThrow(ServiceError);
    expect(() => readUnit(unit)).toThrow(`The settings in ${at("missing.env")} can't be read (ENOENT)`);
  });
});
