import assert from "node:assert/strict";
import { pool } from "@/db/client";
import { cookieNames } from "@/lib/auth/cookie-names";
import { knownCookieAfter, passwordThrottleFor } from "@/lib/auth/known-browser";
import { acceptInvitation, inviteTeacher } from "@/lib/features/people/signing-in/invitations";
import { makeResetToken, resetPassword, signInTeacher } from "@/lib/features/people/signing-in/teachers";
import type { Attack } from "@/bench/attack/attack";

export const browsers: Attack = {
  name: "wrong passwords in a teacher's own browser, before a reset",
  check: async () => {
    const email = "reset@example.org";
    await acceptInvitation(await inviteTeacher(null), { name: "Ms. Okafor", email, password: "correct horse battery" });
    const cookies = { [cookieNames().known]: knownCookieAfter({}, email) };
    for (let n = 0; n < 6; n++)
      await signInTeacher({ email, password: "another horse battery" }, cookies).catch(() => undefined);
    await resetPassword((await makeResetToken(email)) ?? "", "correct horse battery two");
    const { rows } = await pool().query("select 1 from throttles where starts_with(key, $1)", [
      passwordThrottleFor(email),
    ]);
    assert.equal(rows.length, 0, "a share of the old password is left");
    return "nothing is left of them";
  },
};
