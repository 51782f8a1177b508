import assert from "node:assert/strict";
import { acceptInvitation, inviteTeacher } from "@/lib/features/people/signing-in/invitations";
import { listTeachers } from "@/lib/features/people/signing-in/teachers";
import type { Attack } from "@/bench/attack/attack";

export const accounts: Attack = {
  name: "an account that would be missing from the list of teachers",
  check: async () => {
    const email = "fixture@fixture.invalid";
    await acceptInvitation(await inviteTeacher(null), { name: "Fixture", email, password: "correct horse battery" });
    assert.ok(
      (await listTeachers()).some((teacher) => teacher.email === email),
      "it is missing",
    );
    return "it is on the list";
  },
};
