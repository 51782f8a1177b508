import { describe, expect, it, vi } from "vitest";
import { database, pool } from "@/db/client";
import { linkStudent } from "@/lib/features/people/signing-in/queries/outside-accounts";
import { type OutsideAccount } from "@/lib/auth/rules/outside-account";
import { withDatabase } from "@/db/testing/database";
import { makeStudent } from "@/db/testing/factories";
import { setJoining } from "@/lib/features/people/classes/classes";
import { addRosterNames, listStudents, resetPin } from "@/lib/features/people/classes/students";
import { deleteClass } from "@/lib/features/people/classes/archiving";
import type { AppError } from "@/lib/errors/errors";
import { FairQueue } from "@/lib/process/fair-queue";
import { joinFromOutside, signInStudentFromOutside } from "./join-from-outside";
import { enterClass } from "./joining";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { makeJoinableClass } from "./testing/joinable-class";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

const origin = { address: null, cookies: {} };
const identityOf = (account: OutsideAccount) => ({ ...account, name: "", email: "", emailVerified: false });
let count = 0;
/** A class with Zoe in it, and somebody who has signed in outside. */
async function room() {
  const made = await makeJoinableClass();
  await made.join("Zoe", "4821");
  const account = { issuer: "https://school.example", subject: `student-${(count += 1)}` };
  const tell = (entering: Promise<unknown>) =>
    entering.then(
      () => "in",
      ({ code }: AppError) => code,
    );
  const sayName = (name: string, pin = "") =>
    tell(joinFromOutside({ account, classId: made.classId }, { name, pin }, origin));
  const counted = async (what: "students" | "sessions") => {
    const of = what === "students" ? "students t" : "sessions s join students t on t.id = s.student_id";
    return (await pool().query(`select 1 from ${of} where t.class_id = $1`, [made.classId])).rowCount;
  };
  return { ...made, tell, sayName, counted };
}

describe("joining with an account from outside", () => {
  it("T19a, S1h: ten names are tried at once, then one a minute, free ones as taken ones; nobody can list a class's names", async () => {
    const { sayName, editor, counted } = await room();
    await setJoining(editor, false);
    const answers: string[] = [];
    for (let n = 0; n < 5; n++) answers.push(await sayName("Zoe"), await sayName(`Free ${n}`));
    expect(answers).toEqual(Array<string[]>(5).fill(["outside-name-taken", "joining-closed"]).flat());
    expect([await sayName("Zoe"), await sayName("Free")]).toEqual(["outside-names-wait", "outside-names-wait"]);
    await pool().query("update throttles set at = at - interval '1 minute' where key like 'names-tried:%'");
    expect(await sayName("Zoe")).toBe("outside-name-taken");
    expect(await counted("students")).toBe(1);
  });

  it("T19a, Q33b: an account that is linked in the class hears the same for a free name and a taken one", async () => {
    const { sayName, counted } = await room();
    expect(await sayName("Ann")).toBe("in");
    expect([await sayName("Zoe"), await sayName("Bob")]).toEqual(["outside-linked", "outside-linked"]);
    expect(await counted("students")).toBe(2);
  });
});

describe("coming in with an account from outside", () => {
  it("Q33a: by a verified e-mail address opens nothing of a student who was removed, also where another one of the class has it now", async () => {
    const { classId, counted } = await room();
    const email = `ana-${(count += 1)}@larch.example`;
    const account = { issuer: "https://school.example", subject: `student-${(count += 1)}` };
    const identity = { ...account, name: "Ana", email, emailVerified: true };
    const gone = await makeStudent({ classId, name: "Ana", email, removedAt: new Date() });
    expect(await signInStudentFromOutside(identity, classId, null)).toBeNull();
    const { rowCount } = await pool().query("select 1 from outside_accounts where student_id = $1", [gone.id]);
    expect([rowCount, await counted("sessions")]).toEqual([0, 1]);
    const now = await makeStudent({ classId, name: "Ana B", email });
    expect(await signInStudentFromOutside(identity, classId, null)).toMatchObject({ studentId: now.id });
  });
});

describe("an account that comes in twice at the same moment", () => {
  it("T19a, Q33a: both times opens the student whose address it has, and is linked once", async () => {
    const { classId } = await room();
    const email = `ana-${(count += 1)}@larch.example`;
    const account = { issuer: "https://school.example", subject: `student-${(count += 1)}` };
    const { id: studentId } = await makeStudent({ classId, name: "Ana", email });
    const identity = { ...account, name: "Ana", email, emailVerified: true };
    const comeIn = () => signInStudentFromOutside(identity, classId, null);
    expect(await Promise.all([comeIn(), comeIn(), comeIn()])).toMatchObject([
      { studentId },
      { studentId },
      { studentId },
    ]);
    const { rows } = await pool().query("select student_id from outside_accounts where subject = $1", [
      account.subject,
    ]);
    expect(rows).toEqual([{ student_id: studentId }]);
  });
});

describe("a slip", () => {
  it("T19a, S1j: under another name than its own makes no student of an account either", async () => {
    const { editor, sayName, counted } = await room();
    await addRosterNames(editor, "Faith Okoro");
    const slip = (await listStudents(editor)).find(({ name }) => name === "Faith Okoro")?.oneTimePin ?? "";
    expect([await sayName("Faith", slip), await sayName("Faith Okoro", slip)]).toEqual(["pin-from-slip", "in"]);
    expect(await counted("students")).toBe(2);
  });

  it("S1i, T15q, Q33b: opens nothing once its student has come in with an account, not by a name that was put together with theirs either", async () => {
    const { classId, code, editor, tell } = await room();
    const account = { issuer: "https://school.example", subject: `student-${(count += 1)}` };
    const { studentId: ana } = await joinFromOutside({ account, classId }, { name: "Ana", pin: "" }, origin);
    await addRosterNames(editor, "Ana Diaz\nAna Maria");
    const listed = async (name: string) => {
      const found = (await listStudents(editor)).find((student) => student.name === name);
      return { name, id: found?.id ?? "", pin: found?.oneTimePin ?? "" };
    };
    const [same, other] = [await listed("Ana Diaz"), await listed("Ana Maria")];
    await mergeStudents(editor, { studentId: same.id, intoId: ana, samePerson: true });
    await mergeStudents(editor, { studentId: other.id, intoId: ana, samePerson: false });
    expect(await signInStudentFromOutside(identityOf(account), classId, null)).toMatchObject({ studentId: ana });
    expect(await tell(enterClass({ code, ...same }, origin))).toBe("name-taken");
    // When the names are two people's, the other's slip stays theirs, for when the merge is undone.
    expect(await tell(enterClass({ code, ...other }, origin))).toBe("name-merged");
  });

  it("S1i, T15q, Q33b: opens nothing once its name is put together with that of a student who has come in with an account, whichever of the two stays", async () => {
    for (const stays of ["account", "slip"] as const) {
      const { classId, code, editor, tell } = await room();
      const account = { issuer: "https://school.example", subject: `student-${(count += 1)}` };
      const { studentId: ana } = await joinFromOutside({ account, classId }, { name: "Ana", pin: "" }, origin);
      await addRosterNames(editor, "Ana Diaz");
      const { id = "", oneTimePin } = (await listStudents(editor)).find((student) => student.name === "Ana Diaz") ?? {};
      const [studentId, intoId] = stays === "account" ? [id, ana] : [ana, id];
      await mergeStudents(editor, { studentId, intoId, samePerson: true });
      const slip = { code, name: "Ana Diaz", pin: oneTimePin ?? "", newPin: "7394" };
      expect(await tell(enterClass(slip, origin))).toBe(stays === "account" ? "name-on-list" : "name-taken");
      expect(await signInStudentFromOutside(identityOf(account), classId, null)).toMatchObject({ studentId: intoId });
    }
  });

  it("Q33b, S1k: a new PIN holds against an account that comes in at the same moment", async () => {
    const { classId, editor, tell, counted } = await room();
    const account = { issuer: "https://school.example", subject: `student-${(count += 1)}` };
    const { studentId } = await joinFromOutside({ account, classId }, { name: "Ana", pin: "" }, origin);
    await resetPin(editor, studentId);
    await linkStudent(database(), account, { studentId, classId }, new Date());
    const before = await counted("sessions");
    const hash = vi.spyOn(FairQueue.prototype, "run").mockImplementationOnce(async (_, verify) => {
      await resetPin(editor, studentId);
      return verify();
    });
    expect(await tell(signInStudentFromOutside(identityOf(account), classId, null))).toBe("outside-stale");
    expect(hash).toHaveBeenCalled();
    hash.mockRestore();
    expect(await counted("sessions")).toBe(before);
  });

  it("T15q, Q33b, S1k: a new PIN holds against a name that was put together with theirs and comes in at the same moment, by its own PIN or with an account", async () => {
    for (const way of ["pin", "account"] as const) {
      const { classId, code, editor, join, tell, sayName, counted } = await room();
      const zoe = (await listStudents(editor))[0]?.id ?? "";
      await join("Zoë B", "7394");
      const other = (await listStudents(editor)).find(({ id }) => id !== zoe)?.id ?? "";
      await mergeStudents(editor, { studentId: other, intoId: zoe, samePerson: true });
      const hash = vi.spyOn(FairQueue.prototype, "run").mockImplementationOnce(async (_, verify) => {
        await resetPin(editor, zoe);
        return verify();
      });
      const entered =
        way === "pin" ? tell(enterClass({ code, name: "Zoë B", pin: "7394" }, origin)) : sayName("Zoë B", "7394");
      expect(await entered).toBe(way === "pin" ? "name-taken" : "outside-name-taken");
      expect(hash).toHaveBeenCalled();
      hash.mockRestore();
      expect(await counted("sessions")).toBe(0);
      const links = await pool().query("select 1 from outside_accounts where class_id = $1", [classId]);
      expect(links.rowCount).toBe(0);
    }
  });
});

describe("a class that is deleted while somebody joins", () => {
  it("T15i, Q20e: lets nobody in, by PIN or with an account from outside", async () => {
    for (const way of ["pin", "account"] as const) {
      const { code, editor, tell, sayName, counted } = await room();
      const hash = vi.spyOn(FairQueue.prototype, "run").mockImplementationOnce(async (_, verify) => {
        await deleteClass(editor);
        return verify();
      });
      const entered =
        way === "pin" ? tell(enterClass({ code, name: "Zoe", pin: "4821" }, origin)) : sayName("Zoe", "4821");
      expect(await entered).toBe(way === "pin" ? "no-class" : "outside-class");
      expect(hash).toHaveBeenCalled();
      expect(await counted("sessions")).toBe(0);
      hash.mockRestore();
    }
  });
});
