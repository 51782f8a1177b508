/** A class whose students' PINs are guessed, and the throttles that count it. */
import { expect } from "vitest";
import { database, pool } from "@/db/client";
import { listStudents as listRows } from "@/lib/features/people/classes/queries/students";
import { makeJoinableClass } from "@/lib/features/people/joining/testing/joinable-class";
import { acceptInvitation, inviteTeacher } from "@/lib/features/people/signing-in/invitations";
import { signInTeacher } from "@/lib/features/people/signing-in/teachers";
import { cookieNames } from "@/lib/auth/cookie-names";
import { knownCookieAfter } from "@/lib/auth/known-browser";

export async function classroom() {
  const room = await makeJoinableClass();
  const idOf = async (name: string) =>
    (await listRows(database(), room.classId)).find((each) => each.name === name)?.id ?? "";
  const guess = async (name: string, times: number) => {
    for (let n = 0; n < times; n++)
      await expect(room.join(name, String(5100 + n))).rejects.toMatchObject({ name: "AppError" });
  };
  return { ...room, idOf, guess };
}
/** Moves the last wrong try so many seconds into the past. */
export const wait = (key: string, seconds: number) =>
  pool().query("update throttles set at = at - make_interval(secs => $2) where key = $1", [key, seconds]);
export const storedMisses = async (key: string) =>
  (await pool().query<{ count: number }>("select count from throttles where key = $1", [key])).rows[0]?.count ?? 0;

export const password = "correct horse battery";
let count = 0;
export async function account() {
  const email = `okafor-${Date.now()}-${(count += 1)}@example.org`;
  await acceptInvitation(await inviteTeacher(null), { name: "Ms. Okafor", email, password });
  const guess = async (times: number, cookies: Record<string, string> = {}) => {
    for (let n = 0; n < times; n++)
      await expect(signInTeacher({ email, password: `wrong horse battery ${n}` }, cookies)).rejects.toMatchObject({
        name: "AppError",
      });
  };
  return { email, guess, known: { [cookieNames().known]: knownCookieAfter({}, email) } };
}
