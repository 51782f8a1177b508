import { expect, it } from "vitest";
import { settingNames } from "./env";
import { describeMisspelt, findMisspelt } from "./misspelt-settings";

const meant = (name: string) => findMisspelt({ [name]: "x" }).map(({ meant: setting }) => setting);

it.each([
  ["TRUSTPROXY", "TRUST_PROXY"],
  ["BACKUPDIR", "BACKUP_DIR"],
  ["OIDC_CLIENTID", "OIDC_CLIENT_ID"],
  ["NEXT_AUTH_URL", "NEXTAUTH_URL"],
  ["NEXTAUTH_SECRETS", "NEXTAUTH_SECRET"],
  ["DATABSE_URL", "DATABASE_URL"],
  ["REDIS_ULR", "REDIS_URL"],
  ["data_dir", "DATA_DIR"],
  ["port", "PORT"],
  ["OIDC_ISUSER", "OIDC_ISSUER"],
])("B13e: %s is nearly the setting %s", (name, setting) => {
  expect(meant(name)).toEqual([setting]);
});

it("B13e: a name that begins like ours is named without a suggestion, others and our own are not", () => {
  expect(findMisspelt({ OIDC_TENANT: "x", CROSSCASE_COLOUR: "y" })).toEqual([
    { name: "OIDC_TENANT", meant: null },
    { name: "CROSSCASE_COLOUR", meant: null },
  ]);
  for (const name of ["PATH", "HOST", "PORTS", "SPORT", "PGDATA", "HOME", "NODE_ENV", "LOGNAME", "CROSSCASE_SETTINGS"])
    expect(meant(name)).toEqual([]);
  for (const name of ["CROSSCASE_PORT", "CROSSCASE_SERVICE_HOST", "CROSSCASE_PORT_3000_TCP_ADDR"])
    expect(meant(name)).toEqual([]);
  for (const name of settingNames) expect(meant(name)).toEqual([]);
});

it("B13e: the sentence says the right name, and never the value", () => {
  const [misspelt] = findMisspelt({ NEXTAUTH_SECRE: "hunter2" });
  expect(misspelt && describeMisspelt(misspelt)).toBe(
    "NEXTAUTH_SECRE is set, and Crosscase has no such setting: call it NEXTAUTH_SECRET, or leave it out.",
  );
});
