import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listFlags } from "./queries/flags";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeSubmission } from "@/db/testing/factories";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { movePhase } from "@/lib/features/phases/phases";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import { randomId } from "@/lib/process/random-id";
import { answerFlag, askForHelp } from "./flags";
import { makeHelpedClass, textsFor } from "./testing/helping-class";
import { loadOwnMessages, markMessageRead, sendMessage } from "./messages";

withDatabase();

describe("a word", () => {
  it("T9j, Q24f: reaches all, those without a hand-in, one team, or one student; stays until it is read, can be read again, and is in the journal", async () => {
    const { room, two, member } = await makeHelpedClass();
    await makeSubmission({ activityId: room.activity.id, team: two, studentId: two.memberIds[0] ?? "" });
    const editor = await editorOf(room);
    await sendMessage(editor, { to: "all", text: "Five more minutes" });
    await sendMessage(editor, { to: "without-hand-in", text: "Hand in soon" });
    await sendMessage(editor, { to: { teamId: two.id }, text: "Well argued" });
    await sendMessage(editor, { to: { studentId: room.students[4]?.id ?? "" }, text: "Welcome" });
    expect(await textsFor(await member(0))).toEqual(["Hand in soon", "Five more minutes"]);
    expect(await textsFor(await member(2))).toEqual(["Well argued", "Five more minutes"]);
    expect(await textsFor(await member(4))).toEqual(["Welcome", "Five more minutes"]);
    const [newest] = await loadOwnMessages(await member(0));
    await markMessageRead(await member(0), newest?.id ?? "");
    expect((await loadOwnMessages(await member(0))).map(({ isNew }) => isNew)).toEqual([false, true]);
    expect((await loadOwnMessages(await member(1))).map(({ isNew }) => isNew)).toEqual([true, true]);
    await markMessageRead(await member(2), newest?.id ?? "");
    expect(await textsFor(await member(2))).toHaveLength(2);
    expect((await loadJournal(editor, 5)).map(({ kind, values }) => [kind, values])).toEqual([
      ["word", { to: "student", student: room.students[4]?.id }],
      ["word", { to: "team", number: 2 }],
      ["word", { to: "without-hand-in" }],
      ["word", { to: "all" }],
    ]);
  });

  it("Q24g, B1f: is sent once, however often its answer is lost and it is sent again, as an answer to a flag too; one that was undone stands again", async () => {
    const { room, one, member } = await makeHelpedClass();
    const editor = await editorOf(room);
    const word = { id: randomId(), to: { teamId: one.id }, text: "Well argued" };
    await sendMessage(editor, word);
    await sendMessage(editor, word);
    expect(await textsFor(await member(0))).toEqual(["Well argued"]);
    const [sent, ...before] = await loadJournal(editor, 5);
    expect(before).toEqual([]);
    await undo(editor, sent?.id ?? "");
    expect(await textsFor(await member(0))).toEqual([]);
    await sendMessage(editor, word);
    expect(await textsFor(await member(0))).toEqual(["Well argued"]);
    expect((await loadJournal(editor, 5)).map(({ kind }) => kind)).toEqual(["word", "undo", "word"]);

    await askForHelp(await member(0), "Is this enough?");
    const [flag] = await listFlags(database(), room.activity.id);
    const answer = { id: randomId(), flagId: flag?.id ?? "", text: "It is" };
    await answerFlag(editor, answer);
    await answerFlag(editor, answer);
    await sendMessage(editor, { id: answer.id, to: { teamId: one.id }, text: "It is" });
    for (const i of [0, 1]) expect(await textsFor(await member(i))).toEqual(["It is", "Well argued"]);
    expect((await loadJournal(editor, 5)).map(({ kind }) => kind)).toEqual(["flag-answer", "word", "undo", "word"]);
  });

  it("Q24f: one that nobody has read is new until its phase is over, and can be read again afterwards", async () => {
    const { room, member } = await makeHelpedClass();
    const editor = await editorOf(room);
    const news = async () => (await loadOwnMessages(await member(0))).map(({ text, isNew }) => [text, isNew]);
    await sendMessage(editor, { to: "all", text: "Two more minutes" });
    expect(await news()).toEqual([["Two more minutes", true]]);
    await movePhase(editor, { to: "learn", expected: "write" });
    await sendMessage(editor, { to: "all", text: "Read on" });
    expect(await news()).toEqual([
      ["Read on", true],
      ["Two more minutes", false],
    ]);
  });

  it("Q1e: one with the id of a word to another class is refused, and changes nothing there", async () => {
    const { room, member } = await makeHelpedClass();
    const [theirs, id] = [await makeHelpedClass(), randomId()];
    await sendMessage(await editorOf(theirs.room), { id, to: "all", text: "Theirs" });
    await expect(sendMessage(await editorOf(room), { id, to: "all", text: "Mine" })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await textsFor(await member(0))).toEqual([]);
    expect(await textsFor(await theirs.member(0))).toEqual(["Theirs"]);
  });

  it("T9j, B1a: to a team that is gone, or to nobody, is refused, and nothing is written", async () => {
    const { room } = await makeHelpedClass();
    const editor = await editorOf(room);
    await expect(sendMessage(editor, { to: { teamId: room.activity.id }, text: "x" })).rejects.toMatchObject({
      code: "team-gone",
    });
    const empty = await makeClassroom({ phase: "write" });
    await expect(sendMessage(await editorOf(empty), { to: "all", text: "x" })).rejects.toMatchObject({
      code: "word-to-nobody",
    });
    expect(await loadJournal(await editorOf(empty), 5)).toEqual([]);
  });
});
