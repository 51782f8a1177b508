/** What the audit log has of sign-ins, invitations and new accounts (Q34). */
import { expect, it } from "vitest";
import { pool } from "@/db/client";
import { withOwnDatabase } from "@/db/testing/database";
import { passwordThrottleFor } from "@/lib/auth/known-browser";
import { tidyEmail } from "@/lib/auth/rules/emails";
import { setupKey } from "@/lib/auth/setup-key";
import { acceptInvitation, inviteTeacher, listOpenInvitations, withdrawInvitation } from "./invitations";
import { setUpFirstTeacher, signInTeacher } from "./teachers";
import { password, wait } from "./testing/guessing-support";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withOwnDatabase();

/** The lines since the last call, the oldest first: who, what, detail. */
let seen = 0;
async function newLines(): Promise<unknown[]> {
  const { rows } = await pool().query<{ n: string; name: string | null; act: string; detail: string }>(
    "select a.n, t.name, a.act, a.detail from audit a left join teachers t on t.id = a.teacher_id where a.n > $1 order by a.n",
    [seen],
  );
  seen = Number(rows.at(-1)?.n ?? seen);
  return rows.map(({ name, act, detail }) => [name, act, detail]);
}

async function viewerOf(email: string) {
  const { rows } = await pool().query<{ id: string; name: string }>("select id, name from teachers where email = $1", [
    email,
  ]);
  const [{ id, name } = { id: "", name: "" }] = rows;
  return { as: "teacher" as const, teacherId: id, sessionId: "s", name, email };
}

const [lind, okafor] = ["lind@example.org", "okafor@example.org"];

it("Q34f: the audit log has the first account as an owner's, invitations of teachers and of the machine, withdrawn and used, whose invitation made an account, and each sign-in with a password", async () => {
  await setUpFirstTeacher(setupKey(), { name: "Lind", email: lind, password });
  expect(await newLines()).toEqual([["Lind", "owner-first", ""]]);
  const owner = await viewerOf(lind);
  await inviteTeacher(owner);
  const [open] = await listOpenInvitations(owner);
  await withdrawInvitation(owner, open?.id ?? "");
  await expect(withdrawInvitation(owner, open?.id ?? "")).rejects.toMatchObject({ code: "link-gone" });
  const accept = async (token: string, name: string, email: string) =>
    acceptInvitation(token, { name, email, password });
  await accept(await inviteTeacher(owner), "Okafor", okafor);
  const token = await inviteTeacher(null);
  await accept(token, "Reyes", "reyes@example.org");
  await expect(accept(token, "Nobody", "nobody@example.org")).rejects.toMatchObject({ code: "link-gone" });
  for (let n = 0; n < 2; n++) await signInTeacher({ email: okafor, password });
  expect(await newLines()).toEqual([
    ["Lind", "invite-made", ""],
    ["Lind", "invite-end", ""],
    ["Lind", "invite-made", ""],
    ["Okafor", "account-made", "Lind"],
    [null, "invite-made", ""],
    ["Reyes", "account-made", "npm run teacher"],
    ["Okafor", "sign-in", ""],
    ["Okafor", "sign-in", ""],
  ]);
});

it("Q34f: wrong passwords are no line while they are free, one line for the account at the first that costs a wait, and none after it; for addresses that no account has one line within ten minutes, without the address", async () => {
  const key = (email: string) => passwordThrottleFor(tidyEmail(email)).key;
  const guess = async (email: string, times: number) => {
    for (let n = 0; n < times; n++) {
      await expect(signInTeacher({ email, password: `hunter2 ${n}` })).rejects.toMatchObject({ name: "AppError" });
      await wait(key(email), 400);
    }
  };
  await guess(okafor, 5);
  expect(await newLines()).toEqual([]);
  await guess(okafor, 4);
  expect(await newLines()).toEqual([[null, "passwords-refused", "Okafor"]]);
  for (const name of ["a", "b", "c"]) await guess(`${name}@nowhere.example`, 7);
  expect(await newLines()).toEqual([[null, "passwords-refused-unknown", ""]]);
});

it("Q34f: wrong passwords for several accounts from one address are one line, when the address has none left", async () => {
  const from = "203.0.113.7";
  for (let n = 0; n < 33; n++)
    await expect(
      signInTeacher({ email: `spray-${n}@nowhere.example`, password: "hunter2 again" }, {}, from),
    ).rejects.toMatchObject({ name: "AppError" });
  expect(await newLines()).toEqual([[null, "passwords-refused-place", ""]]);
});
