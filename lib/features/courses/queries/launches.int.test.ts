import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { database } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import type { StoredLaunch } from "@/lib/wire/stored-launch";
import { findLaunch, reserveLaunch, storeLaunch, claimLaunch } from "./launches";

withDatabase();

const launch: StoredLaunch = {
  issuer: "https://moodle.example.org",
  clientId: "7",
  deploymentId: "1",
  subject: "s1",
  name: "Inês",
  email: "",
  emailVerified: false,
  role: "student",
  course: { id: "course-7", title: "Biology 9" },
  wants: { is: "choice", returnUrl: "https://moodle.example.org/return", data: null, withLineItem: true },
  browser: "a mark",
};

it("T19g: a launch is reserved once, is there when it was checked, and is used up once, of several at once by one; then nothing is kept of what it says", async () => {
  const [tx, now, nonce] = [database(), new Date(), randomUUID()];
  const given = { nonce, expiresAt: new Date(now.getTime() + 60_000) };
  const ids = await Promise.all(Array.from({ length: 4 }, () => reserveLaunch(tx, given, now)));
  const [id = "", ...more] = ids.filter((each) => each !== null);
  expect(more).toEqual([]);
  expect(await findLaunch(tx, id, now)).toBeNull();
  expect(await claimLaunch(tx, id)).toBe(false);
  await storeLaunch(tx, id, launch);
  expect(await findLaunch(tx, id, now)).toEqual({ launch, teacherId: null, activityId: null });
  const used = await Promise.all(Array.from({ length: 4 }, () => claimLaunch(tx, id)));
  expect(used.filter(Boolean)).toHaveLength(1);
  expect(await findLaunch(tx, id, now)).toBeNull();
  expect(await reserveLaunch(tx, given, now)).toBeNull();
});

it("T19g: a launch that is too old is not there, and goes with the next one that comes", async () => {
  const [tx, now] = [database(), new Date()];
  const [old, nonce] = [new Date(now.getTime() + 60_000), randomUUID()];
  const id = (await reserveLaunch(tx, { nonce, expiresAt: old }, now)) ?? "";
  await storeLaunch(tx, id, launch);
  const later = new Date(old.getTime() + 1);
  expect(await findLaunch(tx, id, now)).not.toBeNull();
  expect(await findLaunch(tx, id, later)).toBeNull();
  const next = { nonce: randomUUID(), expiresAt: new Date(later.getTime() + 60_000) };
  expect(await reserveLaunch(tx, next, later)).not.toBeNull();
  expect(await claimLaunch(tx, id)).toBe(false);
});
