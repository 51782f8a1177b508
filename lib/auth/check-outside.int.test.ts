import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { AppError } from "@/lib/errors/errors";
import { failedSignInsByAddress } from "./rules/throttle";
import { checkOutside, claimSignIn } from "./throttle";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

type Kind = Parameters<typeof checkOutside>[0];
type Sender = Parameters<typeof checkOutside>[1];
const refused = new AppError("launch-wait");
const sendAnswer = (kind: Kind, sender: Sender, holds: boolean) =>
  checkOutside(kind, sender, refused, () =>
    holds ? Promise.resolve("in") : Promise.reject(new Error("forged")),
  ).catch((error: Error) => (error === refused ? "wait" : error.message));
/** Stops the key's bucket from getting tokens back for a minute, so that a slow test sees the same. */
const freezeBucket = (key: string, count?: number) =>
  pool().query(
    "insert into throttles (key, count, at) values ($1, coalesce($2, 0), now() + interval '1 minute') on conflict (key) do update set at = excluded.at, count = coalesce($2, throttles.count)",
    [key, count],
  );

describe("answers from outside that do not hold", () => {
  it("T19g: are paid by the browser that sent them: after 60 it waits, with what holds too; nobody else at its address does, nor the browser where the other kind answers", async () => {
    const address = randomUUID();
    const sender = (browser: string) => ({ known: null, browser, address });
    const [device, newcomer] = [randomUUID(), randomUUID()];
    expect(await sendAnswer("course", sender(device), false)).toBe("forged");
    await freezeBucket(`outside-course:${device}`);
    for (let n = 1; n < 60; n++) expect(await sendAnswer("course", sender(device), false), String(n)).toBe("forged");
    for (const holds of [false, true]) expect(await sendAnswer("course", sender(device), holds)).toBe("wait");
    expect(await sendAnswer("school", sender(device), true)).toBe("in");
    for (let n = 0; n < 70; n++) expect(await sendAnswer("course", sender(newcomer), true)).toBe("in");
  });

  it("T19g: are paid by their address only far later, by that of one kind, and never by a browser that is known there, which pays for itself", async () => {
    const address = randomUUID();
    const sender = (known: string | null = null) => ({ known, browser: randomUUID(), address });
    await freezeBucket(`outside-school:${address}`, failedSignInsByAddress.size - 1);
    expect(await sendAnswer("school", sender(), true)).toBe("in");
    expect(await sendAnswer("school", sender(), false)).toBe("forged");
    expect(await sendAnswer("school", sender(), true)).toBe("wait");
    expect(await sendAnswer("course", sender(), true)).toBe("in");
    expect(await sendAnswer("school", { ...sender(), address: randomUUID() }, true)).toBe("in");
    const known = randomUUID();
    expect(await sendAnswer("school", sender(known), false)).toBe("forged");
    await freezeBucket(`outside-school:${known}`, 59);
    expect(await sendAnswer("school", sender(known), false)).toBe("forged");
    expect(await sendAnswer("school", sender(known), true)).toBe("wait");
    expect(await sendAnswer("school", sender(randomUUID()), true)).toBe("in");
    expect(failedSignInsByAddress.size).toBeGreaterThanOrEqual(50 * 60);
  });

  it("T19g: a sign-in at the provider is answered once, of several at once by one", async () => {
    const state = randomUUID();
    const used = await Promise.all(Array.from({ length: 5 }, () => claimSignIn(state)));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await claimSignIn(state)).toBe(false);
    expect(await claimSignIn(randomUUID())).toBe(true);
  });
});
