import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { students } from "@/db/schema";
import { withDatabase } from "@/db/testing/database";
import { makeActivity, makeStudent, makeTeam } from "@/db/testing/factories";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { hashSecret } from "@/lib/auth/hashing";
import { authoriseActivityEditor } from "@/lib/activity/authorise";
import type { AppError } from "@/lib/errors/errors";
import { nameKey } from "./rules/names";
import { replaceCode, setJoining } from "@/lib/features/people/classes/classes";
import { findClassOrRefusal } from "./find-class";
import { joinClass } from "./joining";
import { placeInSuggestedTeam } from "@/lib/features/arranging/teams/rearranging";
import { makeJoinableClass } from "./testing/joinable-class";
import { addRosterNames, clearMisses, listStudents, renameStudent } from "@/lib/features/people/classes/students";
import { studentsOf, joinedOf, viewerOf, only } from "./testing/joining-support";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

describe("joining", () => {
  it("S1d: 50 parallel joins of one name make one student, and the same PIN signs all of them in", async () => {
    const { classId, join } = await makeJoinableClass();
    const ids = await Promise.all(Array.from({ length: 50 }, (_, n) => join(n % 2 === 0 ? "Inés" : "  INÉS ", "4821")));
    expect(await studentsOf(classId)).toHaveLength(1);
    expect(new Set(ids).size).toBe(50); // each device has a session of its own (Q20)
  });

  it("S1d: 50 parallel joins of one name with different PINs make one student; five are asked for its PIN, the others to wait", async () => {
    const { classId, join } = await makeJoinableClass();
    const results = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => join("Malik", String(6200 + n))));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusals = results.flatMap((result) => (result.status === "rejected" ? [result.reason as AppError] : []));
    for (const { values } of refusals) expect(values).toMatchObject({ name: "Malik", teacher: "Ms. Okafor" });
    const codes = refusals.map(({ code }) => code);
    expect(codes.filter((code) => code === "name-taken")).toHaveLength(5);
    expect(codes.filter((code) => code === "pin-wait")).toHaveLength(44); // The sixth is told to wait as well.
    expect(await studentsOf(classId)).toHaveLength(1);
  });

  it("S1c: signing in again takes code, name and PIN; another PIN is refused and makes nobody", async () => {
    const { classId, join } = await makeJoinableClass();
    const first = await viewerOf(await join("Jose\u0301", "4821"));
    const again = await viewerOf(await join("JOSÉ", "48 21"));
    expect(first).toMatchObject({ as: "student", name: "José", classId });
    expect(again).toMatchObject({ as: "student", studentId: first.as === "student" ? first.studentId : "" });
    await expect(join("josé", "4822")).rejects.toMatchObject({ code: "name-taken" });
    expect(await studentsOf(classId)).toHaveLength(1);
  });

  it("S1a: what can't be a code, a name or a PIN is said, each at its field", async () => {
    const { code, join } = await makeJoinableClass();
    await expect(joinClass({ code: "QQQQQQ", name: "Ada", pin: "4821" })).rejects.toMatchObject({
      code: "no-class",
      field: "code",
    });
    await expect(joinClass({ code: "nonsense", name: "Ada", pin: "4821" })).rejects.toMatchObject({
      code: "no-class",
      values: { code: "nonsense" },
    });
    await expect(join("  ", "4821")).rejects.toMatchObject({ code: "name-missing", field: "name" });
    await expect(join("x".repeat(81), "4821")).rejects.toMatchObject({ code: "name-too-long" });
    await expect(join("Ada", "482")).rejects.toMatchObject({ code: "pin-shape", field: "pin" });
    expect(await findClassOrRefusal(` ${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`, null)).toMatchObject({
      code,
      teacherName: "Ms. Okafor",
    });
  });

  it("S1i, Q20d: a name on the roster signs in first with the one-time PIN, which its own PIN replaces", async () => {
    const { classId, editor, join } = await makeJoinableClass();
    await addRosterNames(editor, "Malik");
    const slip = only(await listStudents(editor)).oneTimePin ?? "";
    expect(slip).toMatch(/^\d{6}$/);
    await expect(join("Malik", "4821")).rejects.toMatchObject({ code: "name-on-list" });
    await expect(join("Malik", slip)).rejects.toMatchObject({ code: "pick-pin", field: "newPin" });
    await expect(join("Malik", slip, "12")).rejects.toMatchObject({ code: "pin-shape", field: "newPin" });
    await expect(join("Malik", slip, slip)).rejects.toMatchObject({ code: "pin-same" });
    await join("malik", slip, "4821");
    const student = only(await studentsOf(classId));
    expect(student).toMatchObject({ onRoster: true, oneTimePin: null });
    await expect(join("Malik", slip, "9998")).rejects.toMatchObject({ code: "name-taken" });
    await join("Malik", "4821");
  });

  it("T3a, S1i: a name on the roster that is placed in a team before anyone has used it signs in with the slip's PIN and is in that team's worksheet, in no other", async () => {
    const { classId, editor, join } = await makeJoinableClass();
    const activity = await makeActivity({ classId, phase: "write" });
    await addRosterNames(editor, "Malik");
    const { id, oneTimePin } = only(await listStudents(editor));
    const [mate, stranger] = [
      await makeStudent({ classId, activityId: activity.id }),
      await makeStudent({ classId, activityId: activity.id }),
    ];
    const team = await makeTeam({ activityId: activity.id, number: 1, mode: "bias", memberIds: [mate.id] });
    const other = await makeTeam({ activityId: activity.id, number: 2, mode: "brittleness", memberIds: [stranger.id] });
    const teacher = await authoriseActivityEditor(
      { as: "teacher", teacherId: editor.teacherId, sessionId: "s", name: editor.name, email: "t@example.org" },
      activity.id,
    );
    await placeInSuggestedTeam(teacher, id, team.id);
    const viewer = await viewerOf(await join("Malik", oneTimePin ?? "", "4821"));
    expect(await findDocumentAccess(viewer, "worksheet", team.worksheetId)).toMatchObject({
      access: "write",
      userId: id,
      name: "Malik",
      documentId: team.documentId,
    });
    expect((await findDocumentAccess(viewer, "worksheet", other.worksheetId))?.access).not.toBe("write");
  });

  it("S1i: two devices that use one slip at once: one PIN wins", async () => {
    const { editor, join } = await makeJoinableClass();
    await addRosterNames(editor, "Malik");
    const slip = only(await listStudents(editor)).oneTimePin ?? "";
    const results = await Promise.allSettled([join("Malik", slip, "7394"), join("Malik", slip, "2864")]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("S1f: a name that looks like one in the class is asked for its PIN, makes nobody, and gives no name away; 20 at once make one", async () => {
    const { classId, editor, join } = await makeJoinableClass();
    await join("Anna", "4821");
    for (const name of ["Anna\u200D", "An\u3164na", "\u2800Anna", "\u0410nna", "ANN\u0410\uFE00"])
      await expect(join(name, "7394")).rejects.toMatchObject({ code: "name-taken" });
    await clearMisses(editor, only(await studentsOf(classId)).id);
    expect(await viewerOf(await join("\u0410nna", "4821"))).toMatchObject({ as: "student", name: "Anna" });
    await expect(join("Ann\u0430", "7394")).rejects.toMatchObject({ values: { name: "Ann\u0430" } });
    await join("Anna M", "7394"); // an honest second one
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => join(n % 2 === 0 ? "Oleg" : "\u041Eleg", String(4100 + n))),
    );
    expect(
      (await studentsOf(classId)).map(({ name }) => nameKey(name)).filter((name) => name.includes("leg")),
    ).toHaveLength(1);
  });

  it("S1f: names in several scripts, with all that they are written with, join beside one another and are shown as typed", async () => {
    const { classId, join } = await makeJoinableClass();
    const names = [
      "Anna",
      "\u0410\u043D\u043D\u0430",
      "\u0645\u06CC\u200C\u0646\u0627",
      "\u0645\u062D\u0645\u062F",
      "\u0915\u094D\u200D\u0937",
      "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}",
      "\u674E\u5C0F\u9F8D",
      "Ian",
      "Lan",
    ];
    for (const name of names) await join(name, "4821");
    expect(new Set((await studentsOf(classId)).map(({ name }) => name))).toEqual(new Set(names));
    for (const name of names) expect(await viewerOf(await join(name, "4821"))).toMatchObject({ name });
  });

  it("S1f, B9a: two students of an earlier build whose names look the same both stay, under their PINs; the name opens the first one's place, and the teacher renames the other", async () => {
    const { classId, editor, join } = await makeJoinableClass();
    const pinHash = await hashSecret("7394");
    await join("Malik", "4821");
    const late = await makeStudent({ classId, name: "Malik\u200D", nameKey: "malik\u200D", pinHash });
    const persian = await makeStudent({
      classId,
      name: "\u0645\u06CC\u200C\u0646\u0627",
      nameKey: "\u0645\u06CC\u200C\u0646\u0627",
      pinHash,
    });
    expect(await viewerOf(await join("\u0645\u06CC\u200C\u0646\u0627", "7394"))).toMatchObject({
      studentId: persian.id,
    });
    await expect(join("Malik\u200D", "7394")).rejects.toMatchObject({ code: "name-taken" });
    await expect(renameStudent(editor, { studentId: late.id, name: "MALIK\u2800" })).rejects.toMatchObject({
      code: "rename-taken",
    });
    expect(await renameStudent(editor, { studentId: late.id, name: " Malik  B " })).toBe("Malik B");
    expect(await viewerOf(await join("malik b", "7394"))).toMatchObject({ studentId: late.id });
    expect(await addRosterNames(editor, "Malik\u2800\nmalik b\nMalik C")).toEqual({
      added: 1,
      duplicates: ["Malik\u2800", "malik b"],
    });
  });

  it("Q20d: names that joined without the roster are marked so", async () => {
    const { editor, join } = await makeJoinableClass();
    await addRosterNames(editor, "Ada");
    await join("Zoe", "4821");
    expect((await listStudents(editor)).map(({ name, onRoster }) => ({ name, onRoster }))).toEqual([
      { name: "Ada", onRoster: true },
      { name: "Zoe", onRoster: false },
    ]);
  });

  it("S1c: with joining closed new names hear why, known names sign in", async () => {
    const { editor, join } = await makeJoinableClass();
    await join("Ada", "4821");
    await setJoining(editor, false);
    await expect(join("Zoe", "4821")).rejects.toMatchObject({
      code: "joining-closed",
      values: { teacher: "Ms. Okafor" },
    });
    await join("Ada", "4821");
    await setJoining(editor, true);
    await join("Zoe", "4821");
  });

  it("T15m: a replaced code stops working at once, and sessions go on", async () => {
    const { code, editor, join } = await makeJoinableClass();
    const session = await join("Ada", "4821");
    const next = await replaceCode(editor);
    await expect(join("Ada", "4821")).rejects.toMatchObject({ code: "no-class" });
    await joinClass({ code: next, name: "Ada", pin: "4821" });
    expect(next).not.toBe(code);
    expect(await viewerOf(session)).toMatchObject({ as: "student", name: "Ada" });
  });

  it("T15n: a class holds 500 students", async () => {
    const { classId, editor, join } = await makeJoinableClass();
    await database()
      .insert(students)
      .values(Array.from({ length: 499 }, (_, n) => ({ classId, name: `N${n}`, nameKey: `n${n}`, pinHash: "" })));
    await expect(addRosterNames(editor, "Ada\nZoe")).rejects.toMatchObject({
      code: "roster-full",
      values: { room: 1, given: 2 },
    });
    const results = await Promise.allSettled([join("Ada", "4821"), join("Zoe", "4821"), join("Bo", "4821")]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "class-full" });
  });

  it("Q13a, Q20e: the one open activity is joined at sign-in; of several none is", async () => {
    const { classId, join } = await makeJoinableClass();
    const activity = await makeActivity({ classId });
    await makeActivity({ classId, phase: "closed" });
    await join("Ada", "4821");
    expect(await joinedOf(activity.id)).toEqual([expect.any(Date)]);
    const second = await makeActivity({ classId });
    await join("Zoe", "4821");
    expect(await joinedOf(second.id)).toHaveLength(0);
    expect(await joinedOf(activity.id)).toHaveLength(1);
  });
});
