import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { classIn } from "@/lib/features/votes/voting/testing/voting-class";
import { saveGuesses } from "./guesses";
import { loadGuesses, loadTries, markSectionRead } from "./learning";
import type { Guesses } from "./rules/learning";
import { loadLessonProgress } from "./lesson-progress";

withDatabase();

const rowsOf = async (activityId: string) =>
  (await database().query.guesses.findMany()).filter((row) => row.activityId === activityId);

describe("S2: guesses before reading", () => {
  it("S2k, Q1b: one row per student and guess, in setup too and in every later phase; many saves at once leave one", async () => {
    const room = await classIn("setup");
    const member = await room.member();
    expect(await loadGuesses(member)).toEqual({});
    await saveGuesses(member, { cows: "beach" });
    for (const phase of ["learn", "results", "closed"] as const) {
      await room.move(phase);
      await saveGuesses(await room.member(), { cooks: phase === "learn" ? "half" : "more" });
    }
    const answers = ["fence", "rare-cow"];
    await Promise.all(Array.from({ length: 12 }, (_, n) => saveGuesses(member, { cows: answers[n % 2] ?? "" })));
    const { cows, ...others } = await loadGuesses(member);
    expect(answers).toContain(cows);
    expect(others).toEqual({ cooks: "more" });
    expect(await rowsOf(room.activityId)).toHaveLength(2);
  });

  it("S2m: each may be changed until the section that explains it is read; after that it stands, and the same one is no change", async () => {
    const room = await classIn("learn");
    const member = await room.member();
    await saveGuesses(member, { cows: "fence", cooks: "half" });
    await saveGuesses(member, { cows: "beach", cooks: "half" });
    await markSectionRead(member, "brittleness");
    const late: Guesses[] = [{ cows: "fence" }, { cows: "fence", cooks: "more" }];
    for (const given of late)
      await expect(saveGuesses(member, given)).rejects.toMatchObject({ code: "guess-explained" });
    await saveGuesses(member, { cows: "beach", cooks: "more" });
    expect(await loadGuesses(member)).toEqual({ cows: "beach", cooks: "more" });
    await markSectionRead(member, "hallucination");
    await expect(saveGuesses(member, { "is-it-real": "trust" })).rejects.toMatchObject({ code: "guess-explained" });
  });

  it("B1a: guesses and options that the lesson does not have are refused, and nothing of the form is kept", async () => {
    const member = await (await classIn("learn")).member();
    const wrong = [
      ["cows", "gremlins"],
      ["gremlins", "beach"],
      ["cows", "half"],
      ["constructor", "beach"],
    ];
    for (const [guess = "", answer = ""] of wrong)
      await expect(saveGuesses(member, { cooks: "more", [guess]: answer })).rejects.toMatchObject({
        code: "not-in-lesson",
      });
    expect(await loadGuesses(member)).toEqual({});
  });

  it("S2o: the teacher sees how many guesses each student made and how many students chose each answer; a classmate's pages have none of it", async () => {
    const room = await classIn("learn", 3);
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await saveGuesses(await room.member(0), { cows: "beach", cooks: "half" });
    await saveGuesses(await room.member(0), { cows: "beach", cooks: "half" });
    await saveGuesses(await room.member(0), {});
    stop();
    expect(published).toEqual([{ kind: "poke", activityId: room.activityId, topics: ["tries"] }]);
    await saveGuesses(await room.member(1), { cows: "beach" });
    const { learners, guesses } = await loadTries(await room.editor());
    const guessed = new Map(learners.map((learner) => [learner.studentId, learner.guessed]));
    expect(room.students.map(({ id }) => guessed.get(id))).toEqual([2, 1, 0]);
    expect(guesses).toEqual([
      { guess: "cooks", answer: "half", students: 1 },
      { guess: "cows", answer: "beach", students: 2 },
    ]);
    expect((await loadLessonProgress(await room.member(2))).guesses).toEqual({});
  });

  it("S2p, T15q: guesses move with a merged student, but for those that the student has made too, and back with Undo", async () => {
    const room = await classIn("learn", 2);
    const [from, into] = [await room.member(0), await room.member(1)];
    await saveGuesses(from, { cows: "fence", cooks: "half" });
    await saveGuesses(into, { cows: "beach" });
    const editor = await room.editor();
    const { activity: _, ...inClass } = editor;
    await mergeStudents(inClass, { studentId: from.studentId, intoId: into.studentId, samePerson: true });
    expect(await loadGuesses(into)).toEqual({ cows: "beach", cooks: "half" });
    const merge = (await loadJournal(editor, 9)).find(({ kind }) => kind === "merge-students");
    expect(await undo(editor, merge?.id ?? "")).toEqual({ done: true });
    expect([await loadGuesses(from), await loadGuesses(into)]).toEqual([
      { cows: "fence", cooks: "half" },
      { cows: "beach" },
    ]);
  });
});
