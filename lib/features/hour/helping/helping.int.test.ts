import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listFlags } from "./queries/flags";
import * as schema from "@/db/schema";
import { withDatabase } from "@/db/testing/database";
import type { Member } from "@/lib/activity/authorise";
import { listUnansweredFlags, loadBoardOf } from "@/lib/features/screens/board/board";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { loadFacts } from "@/lib/activity/journal/facts";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { activityOf, move, editorOf, type MadeClassroom } from "@/lib/features/phases/testing/moved-class";
import type { Change } from "@/lib/features/teams/changes";
import { applyFirstOption } from "@/lib/features/arranging/teams/testing/rearranged-class";
import { placeInSuggestedTeam } from "@/lib/features/arranging/teams/rearranging";
import { maxFlags } from "./rules/helping";
import { answerFlag, askForHelp, loadOwnFlag, announceComing, closeFlag, cancelFlag } from "./flags";
import { loadOwnMessages, sendMessage } from "./messages";
import { makeHelpedClass, textsFor } from "./testing/helping-class";

withDatabase();

const standing = async (room: MadeClassroom) =>
  (await listFlags(database(), room.activity.id)).map(({ teamId, sentence }) => ({ teamId, sentence }));
const boardOf = async (room: MadeClassroom) => loadBoardOf(database(), await activityOf(room));
const facts = (room: MadeClassroom) =>
  loadFacts(database(), { activityIds: [room.activity.id], classId: room.class.id });

/** Inserts `count` flags, as if the student had raised and cancelled each. */
async function takeBackFlags({ activity, studentId }: Member, count: number): Promise<void> {
  const flag = { activityId: activity.id, studentId, phase: "write", sentence: "", at: new Date() } as const;
  const rows = Array.from({ length: count }, () => ({ ...flag, endedAt: new Date(), ended: "taken-back" as const }));
  await database().insert(schema.flags).values(rows);
}

describe("a flag", () => {
  it("T9a, Q24a: is the team's while it writes: one at a time, with the latest sentence; each member sees it and takes it back, no other team does", async () => {
    const { room, one, member } = await makeHelpedClass();
    await askForHelp(await member(0), "Is a painted road real enough?");
    await askForHelp(await member(1), "Who else is harmed?");
    expect(await standing(room)).toEqual([{ teamId: one.id, sentence: "Who else is harmed?" }]);
    expect(await loadOwnFlag(await member(0))).toMatchObject({ sentence: "Who else is harmed?", isMine: false });
    expect(await loadOwnFlag(await member(1))).toMatchObject({ isMine: true });
    expect(await loadOwnFlag(await member(2))).toBeNull();
    await cancelFlag(await member(0));
    expect(await standing(room)).toEqual([]);
    await cancelFlag(await member(0));
  });

  it("Q24a: is a student's own in learn, and in no team", async () => {
    const { room, member } = await makeHelpedClass("learn");
    await askForHelp(await member(0), "");
    await askForHelp(await member(1), "The second check");
    expect(await standing(room)).toEqual([
      { teamId: null, sentence: "" },
      { teamId: null, sentence: "The second check" },
    ]);
    expect(await loadOwnFlag(await member(2))).toBeNull();
    const writing = await makeHelpedClass();
    await askForHelp(await writing.member(4), "I have no team");
    expect(await standing(writing.room)).toEqual([{ teamId: null, sentence: "I have no team" }]);
  });

  it("Q24a, T7d: when its team is merged into another, ends or is made anew, it is its asker's own: on the board, on their page, answered to them and taken back by them; undo gives it back to the team", async () => {
    const changes: ((one: string, two: string) => Change)[] = [
      (one, two) => ({ do: "merge", teamId: one, otherId: two }),
      (one) => ({ do: "end", teamId: one }),
      () => ({ do: "draw-teams" }),
    ];
    for (const change of changes) {
      const { room, one, two, member } = await makeHelpedClass();
      await askForHelp(await member(0), "Which source?");
      const how = change(one.id, two.id);
      await applyFirstOption(await editorOf(room), how);
      const board = await boardOf(room);
      expect(board.ownFlags, how.do).toMatchObject([{ name: room.students[0]?.name, sentence: "Which source?" }]);
      expect(board.teams.filter(({ flag }) => flag !== null)).toEqual([]);
      expect(await loadOwnFlag(await member(1))).toBeNull();
      await askForHelp(await member(0), "Which source is a primary one?");
      expect(await loadOwnFlag(await member(0))).toMatchObject({ isMine: true });
      const asked = [{ teamId: null, sentence: "Which source is a primary one?" }];
      expect(await standing(room)).toEqual(asked);
      await answerFlag(await editorOf(room), {
        flagId: board.ownFlags[0]?.id ?? "",
        text: "Any page that says where.",
      });
      expect(await textsFor(await member(0))).toEqual(["Any page that says where."]);
      expect(await textsFor(await member(1))).toEqual([]);
      const [answered, changed] = await loadJournal(await editorOf(room), 2);
      expect(answered).toMatchObject({ kind: "flag-answer", values: { student: room.students[0]?.id } });
      await undo(await editorOf(room), answered?.id ?? "");
      expect(await standing(room)).toEqual(asked);
      if (how.do === "end") {
        await cancelFlag(await member(0));
        expect(await standing(room)).toEqual([]);
      } else {
        await undo(await editorOf(room), changed?.id ?? "");
        expect(await standing(room)).toEqual([{ ...asked[0], teamId: one.id }]);
      }
    }
  });

  it("Q24a, T3b: one of a student in the tray stays theirs when they are placed in a team: they see it, change it and take it back, and raise no second", async () => {
    const { room, one, member } = await makeHelpedClass();
    await askForHelp(await member(4), "I have no team");
    await placeInSuggestedTeam(await editorOf(room), room.students[4]?.id ?? "", one.id);
    expect(await loadOwnFlag(await member(4))).toMatchObject({ sentence: "I have no team", isMine: true });
    expect(await loadOwnFlag(await member(0))).toBeNull();
    await askForHelp(await member(4), "Who writes first?");
    expect(await standing(room)).toEqual([{ teamId: null, sentence: "Who writes first?" }]);
    await askForHelp(await member(0), "The team's");
    expect(await loadOwnFlag(await member(4))).toMatchObject({ sentence: "The team's", isMine: false });
    await cancelFlag(await member(4));
    await cancelFlag(await member(4));
    expect(await standing(room)).toEqual([]);
  });

  it("Q24a: a team's stays on the board when its asker is removed from the class", async () => {
    const { room, one, member } = await makeHelpedClass();
    await askForHelp(await member(0), "");
    await removeStudent(await editorOf(room), room.students[0]?.id ?? "");
    expect((await boardOf(room)).teams.map(({ id, flag }) => [id, flag === null])).toContainEqual([one.id, false]);
  });

  it("Q24a: 20 at once of one team make one flag", async () => {
    const { room, member } = await makeHelpedClass();
    const [a, b] = [await member(0), await member(1)];
    await Promise.all(Array.from({ length: 20 }, (_, i) => askForHelp(i % 2 === 0 ? a : b, `${i}`)));
    expect(await standing(room)).toHaveLength(1);
  });

  it("Q24b: ends with the phase, and does not come back with it", async () => {
    const { room, member } = await makeHelpedClass();
    await askForHelp(await member(0), "");
    await move(room, "compare");
    expect(await standing(room)).toEqual([]);
    await move(room, "write");
    expect(await standing(room)).toEqual([]);
  });

  it("Q24h: a student raises no more than a bound allows, whatever others have raised", async () => {
    const { room, member } = await makeHelpedClass();
    const [student, other] = [await member(0), await member(2)];
    await takeBackFlags(other, maxFlags);
    await takeBackFlags(student, maxFlags - 1);
    await askForHelp(student, "");
    await cancelFlag(student);
    await expect(askForHelp(student, "")).rejects.toMatchObject({ code: "flags-many" });
    expect(await standing(room)).toEqual([]);
  });

  it("T9j, Q24b, T8d: the teacher's answer ends it and is read by the team alone; undo raises the flag again and takes the answer away", async () => {
    const { room, member } = await makeHelpedClass();
    await askForHelp(await member(0), "Is this enough?");
    const [flag] = await listFlags(database(), room.activity.id);
    const before = await facts(room);
    await answerFlag(await editorOf(room), { flagId: flag?.id ?? "", text: "Any page that says where." });
    expect(await standing(room)).toEqual([]);
    for (const i of [0, 1]) expect(await textsFor(await member(i))).toEqual(["Any page that says where."]);
    for (const i of [2, 4]) expect(await textsFor(await member(i))).toEqual([]);
    await expect(answerFlag(await editorOf(room), { flagId: flag?.id ?? "", text: "Again" })).rejects.toMatchObject({
      code: "flag-gone",
    });
    const [entry] = await loadJournal(await editorOf(room), 1);
    expect(entry).toMatchObject({ kind: "flag-answer" });
    await undo(await editorOf(room), entry?.id ?? "");
    expect(await standing(room)).toHaveLength(1);
    expect(await textsFor(await member(0))).toEqual([]);
    expect(await facts(room)).toEqual(before);
  });

  it("Q24c, T8c, T8d: to one that a teacher comes to the question stands, as theirs who asked, until it is done, also in the journal; one asked anew waits again, and undo takes the coming back", async () => {
    const { room, member } = await makeHelpedClass();
    const editor = await editorOf(room);
    const coming = async () => (await loadOwnFlag(await member(1)))?.coming;
    await askForHelp(await member(0), "Is this enough?");
    const [flag] = await listFlags(database(), room.activity.id);
    const before = await facts(room);
    await announceComing(editor, flag?.id ?? "");
    expect(await coming()).toBe(editor.name);
    expect(listUnansweredFlags(await boardOf(room))).toEqual([]);
    expect((await boardOf(room)).teams[0]?.flag).toMatchObject({ sentence: "Is this enough?", coming: editor.name });
    expect(await textsFor(await member(0))).toEqual([]);
    const [came] = await loadJournal(editor, 1);
    expect(came).toMatchObject({ kind: "flag-coming", values: { flag: flag?.id } });
    await undo(editor, came?.id ?? "");
    expect(await coming()).toBeNull();
    expect(await facts(room)).toEqual(before);
    await announceComing(editor, flag?.id ?? "");
    await askForHelp(await member(1), "And this?");
    expect(listUnansweredFlags(await boardOf(room))).toMatchObject([{ sentence: "And this?", coming: null }]);
    await announceComing(editor, flag?.id ?? "");
    await closeFlag(editor, flag?.id ?? "");
    expect(await loadOwnFlag(await member(0))).toBeNull();
    expect((await loadJournal(editor, 1))[0]).toMatchObject({ kind: "flag-answer", values: { flag: flag?.id } });
  });

  it("T8d, Q24b: undo of an answer leaves one flag where the team has raised another since", async () => {
    const { room, member } = await makeHelpedClass();
    await askForHelp(await member(0), "first");
    const [flag] = await listFlags(database(), room.activity.id);
    const before = await facts(room);
    await closeFlag(await editorOf(room), flag?.id ?? "");
    await askForHelp(await member(1), "second");
    const [entry] = await loadJournal(await editorOf(room), 1);
    await undo(await editorOf(room), entry?.id ?? "");
    expect((await standing(room)).map(({ sentence }) => sentence)).toEqual(["second"]);
    expect(await facts(room)).toEqual(before);
  });

  it("T8e, Q24b: undo of a move of the phase gives back the flags and messages that the move had ended, and no others; its own Undo ends them again", async () => {
    const { room, member } = await makeHelpedClass();
    await askForHelp(await member(2), "of before");
    await move(room, "compare");
    await move(room, "write");
    await askForHelp(await member(0), "Which source?");
    await sendMessage(await editorOf(room), { to: "all", text: "Look at the rubric" });
    const before = await facts(room);
    await move(room, "compare");
    expect(await standing(room)).toEqual([]);
    expect(await loadOwnMessages(await member(0))).toMatchObject([{ isNew: false }]);
    const undoLast = async () => undo(await editorOf(room), (await loadJournal(await editorOf(room), 1))[0]?.id ?? "");
    expect(await undoLast()).toEqual({ done: true });
    expect((await standing(room)).map(({ sentence }) => sentence)).toEqual(["Which source?"]);
    expect(await loadOwnMessages(await member(0))).toMatchObject([{ isNew: true }]);
    expect(await facts(room)).toEqual(before);
    expect(await undoLast()).toEqual({ done: true });
    expect(await standing(room)).toEqual([]);
    expect(await loadOwnMessages(await member(0))).toMatchObject([{ isNew: false }]);
  });
});
