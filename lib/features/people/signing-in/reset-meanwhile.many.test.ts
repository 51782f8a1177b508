/**
 * A new password while an outside account signs in or is linked (T1, Q33). On PostgreSQL, because the embedded database runs one transaction at a
 * time.
 */
import { describe, expect, it } from "vitest";
import { database, pool, transaction } from "@/db/client";
import { linkTeacher, listTeacherIssuers } from "./queries/outside-accounts";
import { withDatabase } from "@/db/testing/database";
import { makeSession, makeTeacher } from "@/db/testing/factories";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { soon } from "@/lib/sync/testing/harness";
import { linkTeacherFromOutside, signInTeacherFromOutside, unlinkIssuer } from "./outside-accounts";
import { makeResetToken, resetPassword } from "./teachers";

process.env.NEXTAUTH_SECRET ??= "a secret for tests, long enough to be one";
withDatabase();

const provider = { issuer: "https://school.example", label: "Larch School" };
let count = 0;

/** A teacher who is signed in, and an outside account that is linked to them or not. */
async function room({ linked }: { linked: boolean }) {
  const teacher = await makeTeacher();
  const session = await makeSession({ teacherId: teacher.id });
  const viewer = await readSession(await sessionCookie(session.id));
  if (viewer.as !== "teacher") throw new Error("a teacher is signed in");
  const subject = `somebody's at the teacher's laptop ${(count += 1)}`;
  const identity = { issuer: provider.issuer, subject, name: "", email: "", emailVerified: false };
  if (linked) await linkTeacher(database(), identity, teacher.id, new Date());
  const token = (await makeResetToken(teacher.email)) ?? "";
  const sessions = async () =>
    (await pool().query<{ id: string }>("select id from sessions where teacher_id = $1", [teacher.id])).rows.map(
      ({ id }) => id,
    );
  const issuers = () => listTeacherIssuers(database(), teacher.id);
  return { teacher, viewer, identity, reset: () => resetPassword(token, "another long one"), sessions, issuers };
}

/** Runs both at once: `second` has read the rows it decides by when `first` begins to write. */
async function together<A, B>(
  teacherId: string,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[PromiseSettledResult<A>, PromiseSettledResult<B>]> {
  const holder = await pool().connect();
  const waiting = async () =>
    (
      await pool().query(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      )
    ).rowCount;
  try {
    await holder.query("begin");
    await holder.query("select 1 from teachers where id = $1 for update", [teacherId]);
    const one = first();
    await expect.poll(waiting, soon).toBe(1);
    const results = Promise.allSettled([one, second()]);
    await expect.poll(waiting, soon).toBe(2);
    await holder.query("commit");
    return await results;
  } finally {
    holder.release();
  }
}

describe("a new password at the same moment", () => {
  it("T1d, Q33b: a linked account that comes in while a new password is set is refused, and unlinked; the only session is that of the new password", async () => {
    const { teacher, identity, reset, sessions, issuers } = await room({ linked: true });
    const [done, entered] = await together(teacher.id, reset, () => signInTeacherFromOutside(provider, identity));
    expect(entered).toMatchObject({ reason: { code: "outside-unverified" } });
    expect(done.status).toBe("fulfilled");
    expect(await sessions()).toHaveLength(1);
    expect(await issuers()).toEqual([]);
  });

  it("T1d, Q33b: a session that a new password has ended links no account", async () => {
    const { teacher, viewer, identity, reset, sessions, issuers } = await room({ linked: false });
    const [, linked] = await together(teacher.id, reset, () => linkTeacherFromOutside(provider, identity, viewer));
    expect(linked).toMatchObject({ reason: { code: "signed-out" } });
    expect(await sessions()).toHaveLength(1);
    expect(await issuers()).toEqual([]);
  });
});

describe("unlinking at the same moment", () => {
  it("Q33b: an account that comes in just before it is unlinked keeps no session", async () => {
    const { teacher, viewer, identity, sessions, issuers } = await room({ linked: true });
    const [entered, ended] = await together(
      teacher.id,
      () => signInTeacherFromOutside(provider, identity),
      () => transaction((tx) => unlinkIssuer(tx, viewer, provider)),
    );
    expect([entered.status, ended.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(await sessions()).toEqual([viewer.sessionId]);
    expect(await issuers()).toEqual([]);
  });
});
