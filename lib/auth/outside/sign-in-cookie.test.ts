import { beforeEach, expect, it } from "vitest";
import { sender } from "@/lib/testing/next-headers";
import {
  clearPendingSignIn,
  findProvedSignIn,
  findUnprovedSignIn,
  storePendingSignIn,
  takeBegunSignIn,
} from "./sign-in-cookie";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to sign";
beforeEach(() => sender.jar.clear());

const account = { issuer: "https://login.school.example", subject: "5" };
const signIns = {
  begun: {
    is: "begun",
    purpose: { as: "teacher" },
    browser: "mark",
    checks: { state: "s", nonce: "n", verifier: "v", redirectUri: "https://class.example/sign-in/school/callback" },
  },
  unproved: { is: "unproved", account, email: "maria@school.example", label: "School", to: { path: "/teacher" } },
  proved: { is: "proved", account, name: "Ada", classId: "class", code: "ABC234" },
} as const;
const found = async () => ({ unproved: await findUnprovedSignIn(), proved: await findProvedSignIn() });

it("T19c: a sign-in that was begun is taken once, and is no other; what is not there is none", async () => {
  expect([await takeBegunSignIn(), await found()]).toEqual([null, { unproved: null, proved: null }]);
  await storePendingSignIn(signIns.begun);
  expect(await found()).toEqual({ unproved: null, proved: null });
  expect(await takeBegunSignIn()).toEqual(signIns.begun);
  expect(await takeBegunSignIn()).toBeNull();
});

it("T19c, Q33b: who has signed in is found, proved or not, as often as it is asked, until it is cleared; another sign-in replaces it", async () => {
  await storePendingSignIn(signIns.unproved);
  expect(await takeBegunSignIn()).toBeNull();
  for (let n = 0; n < 2; n++) expect(await found()).toEqual({ unproved: signIns.unproved, proved: null });
  await storePendingSignIn(signIns.proved);
  for (let n = 0; n < 2; n++) expect(await found()).toEqual({ unproved: null, proved: signIns.proved });
  await clearPendingSignIn();
  expect(await found()).toEqual({ unproved: null, proved: null });
});
