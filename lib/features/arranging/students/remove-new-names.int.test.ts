/** The teacher is warned of many new names, and removes those who joined lately, all at once (S1). */
import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listEntries } from "@/lib/activity/queries/journal";
import { listStudents as listRows } from "@/lib/features/people/classes/queries/students";
import { withDatabase } from "@/db/testing/database";
import { makeActivity, makeBallot, makeSession, makeStudent, makeTeam } from "@/db/testing/factories";
import { insertUpdateFor } from "@/db/testing/updates";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { authoriseActivityEditor } from "@/lib/activity/authorise";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { unusual } from "@/lib/features/people/joining/rules/new-names";
import { undo } from "@/lib/features/undo/journal";
import { findNewNamesAlarm, listNewcomers } from "@/lib/features/people/joining/new-names";
import { removeNewcomers } from "./newcomers";
import { loadTeacherResults } from "@/lib/features/votes/results/results";
import { addRosterNames } from "@/lib/features/people/classes/students";
import { makeJoinableClass } from "@/lib/features/people/joining/testing/joinable-class";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

/**
 * A class in Vote: Ada and Ben in a team, Zoe on the roster; Wim has written and is in no team now, New and Newer have only joined, Voter has voted.
 */
async function classroom() {
  const room = await makeJoinableClass();
  const activity = await makeActivity({ classId: room.classId, phase: "vote" });
  await addRosterNames(room.editor, "Zoe");
  const student = (name: string) => makeStudent({ classId: room.classId, activityId: activity.id, name });
  const [ada, ben, wim, fresh, newer, voter] = [
    await student("Ada"),
    await student("Ben"),
    await student("Wim"),
    await student("New"),
    await student("Newer"),
    await student("Voter"),
  ];
  const team = await makeTeam({ activityId: activity.id, mode: "bias", memberIds: [ada.id, ben.id] });
  await insertUpdateFor(team.documentId, wim.id);
  await makeBallot({ activityId: activity.id, studentId: voter.id, kind: "final", choice: "bias" });
  const teacher = await makeSession({ teacherId: room.editor.teacherId });
  const editor = await authoriseActivityEditor(
    {
      as: "teacher",
      teacherId: room.editor.teacherId,
      sessionId: teacher.id,
      name: "Ms. Okafor",
      email: "okafor@example.org",
    },
    activity.id,
  );
  const names = async () => (await listRows(database(), room.classId)).map(({ name }) => name);
  const late = await listNewcomers(editor);
  return {
    ...room,
    activity,
    editor,
    team,
    ids: { ada: ada.id, wim: wim.id, new: fresh.id, newer: newer.id, voter: voter.id },
    names,
    late,
  };
}

describe("removing new names", () => {
  it("S1v, T8d: those ticked go at once and are signed out; roster names are not listed, and who wrote, voted or is placed is marked", async () => {
    const { editor, ids, names, late, activity } = await classroom();
    expect(new Map(late.map(({ name, wrote, voted, inTeam }) => [name, { wrote, voted, inTeam }]))).toEqual(
      new Map([
        ["Ada", { wrote: false, voted: false, inTeam: true }],
        ["Ben", { wrote: false, voted: false, inTeam: true }],
        ["Wim", { wrote: true, voted: false, inTeam: false }],
        ["New", { wrote: false, voted: false, inTeam: false }],
        ["Newer", { wrote: false, voted: false, inTeam: false }],
        ["Voter", { wrote: false, voted: true, inTeam: false }],
      ]),
    );
    const session = await sessionCookie((await makeSession({ studentId: ids.newer })).id);
    expect(await readSession(session)).toMatchObject({ as: "student" });
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    expect(
      await removeNewcomers(
        editor,
        [ids.new, ids.newer, ids.voter].map((id) => ({ id, part: false })),
      ),
    ).toBe(3);
    stop();
    expect(await readSession(session)).toEqual({ as: "nobody" });
    expect(published).toContainEqual({ kind: "access", activityId: activity.id });
    expect(published.some((message) => message.kind === "signed-out")).toBe(true);
    expect(await names()).toEqual(["Ada", "Ben", "Wim", "Zoe"]);
    expect((await loadTeacherResults(editor)).tally).toMatchObject({ finalBallots: 0, apart: { votes: 0 } });
  });

  it("S1v, T8d: is one journal entry, and one undo brings all of them back, with their votes and their places", async () => {
    const { editor, ids, names, late, classId } = await classroom();
    const before = await names();
    await removeNewcomers(
      editor,
      late.map(({ id, wrote, inTeam }) => ({ id, part: wrote || inTeam })),
    );
    expect(await names()).toEqual(["Zoe"]);
    const [entry, ...others] = (await listEntries(database(), { classId, activityId: null }, 9)).filter(
      ({ kind }) => kind === "remove-new",
    );
    expect([entry?.values, others]).toEqual([{ count: 6 }, []]);
    expect(await undo(editor, entry?.id ?? "")).toEqual({ done: true });
    expect(await names()).toEqual(before);
    expect(
      (await listNewcomers(editor))
        .filter(({ inTeam }) => inTeam)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["Ada", "Ben"]);
    expect((await listNewcomers(editor)).find(({ id }) => id === ids.voter)).toMatchObject({ voted: true });
    expect((await loadTeacherResults(editor)).tally).toMatchObject({ apart: { people: 1, votes: 1 } });
  });

  it("S1v: whoever began to write or was placed while the teacher looked keeps everyone in the class until the teacher looks again", async () => {
    const { editor, ids, names, team } = await classroom();
    const before = await names();
    await insertUpdateFor(team.documentId, ids.new);
    await expect(
      removeNewcomers(editor, [
        { id: ids.new, part: false },
        { id: ids.newer, part: false },
      ]),
    ).rejects.toMatchObject({ code: "new-names-changed" });
    expect(await names()).toEqual(before);
    expect(
      await removeNewcomers(editor, [
        { id: ids.new, part: true },
        { id: ids.newer, part: false },
      ]),
    ).toBe(2);
    // Students who were removed meanwhile are skipped.
    expect(
      await removeNewcomers(editor, [
        { id: ids.newer, part: false },
        { id: ids.voter, part: false },
      ]),
    ).toBe(1);
    await expect(removeNewcomers(editor, [{ id: ids.voter, part: false }])).rejects.toMatchObject({
      code: "student-gone",
    });
  });

  it("S1v: nobody of another class, nobody on the roster and nobody who joined 12 hours ago is removed", async () => {
    const [mine, other] = [await classroom(), await classroom()];
    const zoe = (await listRows(database(), mine.classId)).find(({ name }) => name === "Zoe")?.id ?? "";
    await pool().query("update students set created_at = now() - interval '12 hours 1 minute' where id = $1", [
      mine.ids.new,
    ]);
    for (const id of [other.ids.new, zoe, mine.ids.new])
      await expect(removeNewcomers(mine.editor, [{ id, part: true }])).rejects.toMatchObject({
        code: "student-gone",
      });
    expect(await other.names()).toContain("New");
    expect(await mine.names()).toEqual(expect.arrayContaining(["New", "Zoe"]));
  });
});

describe("the alarm", () => {
  it("S1v: once teams are made, many new names are said with how many came from one address, and removing them ends it", async () => {
    const { editor, classId, team } = await classroom();
    await pool().query("update teams set created_at = now() - interval '1 hour' where id = $1", [team.id]);
    await pool().query("update students set created_at = now() - interval '2 hours' where class_id = $1", [classId]);
    for (let n = 1; n < unusual.withTeams; n++)
      await makeStudent({ classId, name: `Spam ${n}`, joinedFrom: "one address" });
    expect(await findNewNamesAlarm(editor)).toBeNull();
    await makeStudent({ classId, name: "Elsewhere", joinedFrom: "another" });
    expect(await findNewNamesAlarm(editor)).toMatchObject({
      names: unusual.withTeams,
      fromOne: unusual.withTeams - 1,
    });
    const spam = (await listNewcomers(editor)).filter(({ name }) => name.startsWith("Spam"));
    await removeNewcomers(
      editor,
      spam.map(({ id }) => ({ id, part: false })),
    );
    expect(await findNewNamesAlarm(editor)).toBeNull();
  });

  it("S1v: a class of 30 that comes before the teams raises none, 40 do; names on the roster never do", async () => {
    const { classId, editor: own } = await makeJoinableClass();
    const activity = await makeActivity({ classId, phase: "setup" });
    const teacher = await makeSession({ teacherId: own.teacherId });
    const editor = await authoriseActivityEditor(
      {
        as: "teacher",
        teacherId: own.teacherId,
        sessionId: teacher.id,
        name: "Ms. Okafor",
        email: "okafor@example.org",
      },
      activity.id,
    );
    await addRosterNames(own, Array.from({ length: 60 }, (_, n) => `Listed ${n}`).join("\n"));
    const come = async (count: number, what: string) => {
      for (let n = 0; n < count; n++) await makeStudent({ classId, name: `${what} ${n}`, joinedFrom: "school" });
    };
    await come(30, "First");
    expect(await findNewNamesAlarm(editor)).toBeNull();
    await come(10, "Second");
    expect(await findNewNamesAlarm(editor)).toMatchObject({ names: 40, fromOne: 40 });
    expect(await findNewNamesAlarm(editor, new Date(Date.now() + 16 * 60_000))).toBeNull();
  });
});
