import { expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listTeacherIssuers } from "./queries/outside-accounts";
import { withDatabase } from "@/db/testing/database";
import { makeSession, makeTeacher } from "@/db/testing/factories";
import { linkTeacherFromOutside } from "./outside-accounts";

process.env.NEXTAUTH_SECRET ??= "a secret for tests, long enough to be one";
withDatabase();

it("Q33b: an account is linked to the teacher who has signed in to both, as long as their session lasts", async () => {
  const { id: teacherId } = await makeTeacher();
  const { id: sessionId } = await makeSession({ teacherId });
  const viewer = { as: "teacher", teacherId, sessionId, name: "", email: "" } as const;
  const link = (issuer: string) =>
    linkTeacherFromOutside(
      { label: "Larch School" },
      { issuer, subject: teacherId, name: "", email: "", emailVerified: false },
      viewer,
    );
  const issuers = async () => (await listTeacherIssuers(database(), teacherId)).map(({ issuer }) => issuer);
  await link("https://one.example");
  expect(await issuers()).toEqual(["https://one.example"]);
  await pool().query("delete from sessions where id = $1", [sessionId]);
  await expect(link("https://other.example")).rejects.toMatchObject({ code: "signed-out" });
  expect(await issuers()).toEqual(["https://one.example"]);
});
