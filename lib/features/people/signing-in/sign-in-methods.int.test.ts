/** Which sign-in methods an owner may turn off, and what is off then (Q33). */
import { afterEach, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { findDisabledSignInMethods, setDisabledSignInMethods } from "@/lib/auth/queries/installation";
import { listAudit } from "@/lib/activity/queries/audit";
import { linkTeacher } from "./queries/outside-accounts";
import { withOwnDatabase } from "@/db/testing/database";
import { makeTeacher } from "@/db/testing/factories";
import {
  loadSignInMethods,
  requirePasswords,
  requirePins,
  setSignInMethod,
  turnOnSignInMethods,
} from "./sign-in-methods";

vi.stubEnv("NEXTAUTH_SECRET", "a secret for tests, long enough to be one");
withOwnDatabase();

const issuer = "https://id.example.org";
const label = "the Larch account";

function setProvider(use: "teachers" | "students" | "both" | null): void {
  vi.stubEnv("OIDC_ISSUER", use === null ? undefined : issuer);
  vi.stubEnv("OIDC_CLIENT_ID", "crosscase");
  vi.stubEnv("OIDC_CLIENT_SECRET", "secret");
  vi.stubEnv("OIDC_LABEL", label);
  vi.stubEnv("OIDC_FOR", use ?? "both");
}
afterEach(async () => {
  setProvider(null);
  await setDisabledSignInMethods(database(), { passwordsOff: false, pinsOff: false });
});

async function makeOwner() {
  const { id, name, email } = await makeTeacher({ ownerSince: new Date() });
  return { as: "teacher", teacherId: id, sessionId: "s", name, email } as const;
}

it("Q33e: an owner turns off only the way of those whom the provider lets in, passwords only with an account of that provider, and PINs without one", async () => {
  const owner = await makeOwner();
  const off = (way: "passwords" | "pins") => setSignInMethod(owner, { way, on: false });
  const noProvider = { code: "way-no-provider" };
  setProvider(null);
  for (const way of ["passwords", "pins"] as const) await expect(off(way)).rejects.toMatchObject(noProvider);
  setProvider("students");
  await expect(off("passwords")).rejects.toMatchObject(noProvider);
  expect(await findDisabledSignInMethods(database())).toEqual({ passwordsOff: false, pinsOff: false });
  await off("pins");
  expect(await findDisabledSignInMethods(database())).toEqual({ passwordsOff: false, pinsOff: true });
  setProvider("teachers");
  await expect(off("pins")).rejects.toMatchObject(noProvider);
  await linkTeacher(database(), { issuer: "https://elsewhere.example.org", subject: "1" }, owner.teacherId, new Date());
  await expect(off("passwords")).rejects.toMatchObject({ code: "way-not-linked", values: { label } });
  await linkTeacher(database(), { issuer, subject: "1" }, owner.teacherId, new Date());
  await off("passwords");
  expect(await findDisabledSignInMethods(database())).toEqual({ passwordsOff: true, pinsOff: true });
  setProvider(null);
  await setSignInMethod(owner, { way: "passwords", on: true });
  expect(await findDisabledSignInMethods(database())).toEqual({ passwordsOff: false, pinsOff: true });
  expect((await listAudit(database(), 3)).map(({ act }) => act)).toEqual(["passwords-on", "passwords-off", "pins-off"]);
});

it("Q33e: what is off is refused by the name of the account that opens it, and is on again where no provider lets those people in, or whoever runs the machine says so", async () => {
  await setDisabledSignInMethods(database(), { passwordsOff: true, pinsOff: true });
  for (const [use, ways] of [
    [null, { passwords: true, pins: true }],
    ["teachers", { passwords: false, pins: true }],
    ["students", { passwords: true, pins: false }],
    ["both", { passwords: false, pins: false }],
  ] as const) {
    setProvider(use);
    expect(await loadSignInMethods()).toEqual(ways);
    const [passwords, pins] = await Promise.allSettled([requirePasswords(), requirePins()]);
    const isOff = (code: string) => ({ status: "rejected", reason: { code, values: { label } } });
    expect(passwords).toMatchObject(ways.passwords ? { status: "fulfilled" } : isOff("outside-only-teachers"));
    expect(pins).toMatchObject(ways.pins ? { status: "fulfilled" } : isOff("outside-only-students"));
  }
  await turnOnSignInMethods();
  expect(await loadSignInMethods()).toEqual({ passwords: true, pins: true });
  expect((await listAudit(database(), 2)).map(({ act, teacher }) => [act, teacher])).toEqual([
    ["pins-on", null],
    ["passwords-on", null],
  ]);
});
