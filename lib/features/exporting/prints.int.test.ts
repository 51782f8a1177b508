import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listNamedBallots } from "@/lib/features/votes/voting/queries/ballots";
import { withDatabase } from "@/db/testing/database";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { makeReviews, editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import { student, type Classroom } from "@/e2e/support/classroom";
import { authoriseStudentOf } from "@/lib/activity/authorise";
import { makeClassroom } from "@/db/testing/factories";
import { loadPortfolio, loadReviewedCases } from "./prints";

withDatabase();
process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";

/** Checks that no portfolio has names, cases or reasons of others, except names of team-mates, and words that the student wrote too. */
async function expectNothingOfOthers(room: Classroom, of: (index: number) => Promise<unknown>): Promise<void> {
  const reasons = await listNamedBallots(database(), room.activity.id);
  const cases = await Promise.all(
    room.teams.map(async ({ memberIds }, index) => ({
      memberIds,
      texts: Object.values((await submissionOf(room, index)).texts).filter((text) => text.length > 20),
    })),
  );
  let looked = 0;
  for (const index of [0, 2, 12]) {
    const { id } = student(room, index);
    const own = cases.find(({ memberIds }) => memberIds.includes(id)) ?? { memberIds: [id], texts: [] };
    const words = (isOwn: boolean) => [
      ...(isOwn ? own.texts : cases.flatMap(({ texts }) => texts)),
      ...reasons.flatMap(({ studentId, reason }) => (reason !== "" && (studentId === id) === isOwn ? reason : [])),
    ];
    const others = [
      ...room.students.filter((one) => !own.memberIds.includes(one.id)).map(({ name }) => name),
      ...words(false).filter((text) => !words(true).includes(text)),
    ];
    const printed = JSON.stringify(await of(index));
    for (const other of others) expect(printed).not.toContain(JSON.stringify(other));
    looked += others.length;
  }
  expect(looked).toBeGreaterThan(60);
}

describe("T14: what is printed", () => {
  it("T14i: every case that counts is printed with all its levels and comments, released or not", async () => {
    const room = await makeMidLessonClassroom("vote");
    await makeReviews(room);
    const cases = await loadReviewedCases(await editorOf(room));
    expect(cases.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    const [first, second, , fourth, fifth] = cases;
    expect([first?.released, second?.released]).toEqual([true, false]);
    expect(first?.marked[0]).toMatchObject({ names: ["Amara", "Ben"], levels: { scenario: 4, harm: 3 } });
    expect(first?.comments.map(({ by, field }) => `${by} ${field}`)).toEqual([
      "Ms. Okafor scenario",
      "Ms. Okafor harmed",
    ]);
    expect(fourth?.comments).toHaveLength(2);
    expect(fifth?.submissionId).toBe((await submissionOf(room, 4)).id);
  });

  it("Q29b, T14i: a portfolio has the reason of the first vote and the student's own exit ticket, and no classmate's", async () => {
    const room = await makeMidLessonClassroom("results");
    const editor = await editorOf(room);
    const of = async (index: number) => loadPortfolio(await authoriseStudentOf(editor, student(room, index).id));
    const first = (await of(0)).ballots.before?.reason ?? "";
    const ticket = (await of(1)).ticket ?? { mind: "", test: "" };
    expect([first, ticket.mind, ticket.test].map((text) => text.length > 20)).toEqual([true, true, true]);
    const other = JSON.stringify(await of(4));
    for (const text of [first, ticket.test]) expect(other).not.toContain(text);
  });

  it("T14i, Q12c: a portfolio has the student's own texts, exercises and votes, and of reviews only what was released; no other student's", async () => {
    const room = await makeMidLessonClassroom("vote");
    await makeReviews(room);
    const editor = await editorOf(room);
    const of = async (index: number) => loadPortfolio(await authoriseStudentOf(editor, student(room, index).id));
    const released = await of(0);
    expect(released.reviews[0]).toMatchObject({ levels: { scenario: 4 }, names: ["Amara", "Ben"] });
    expect(released.current).toBe(null);
    expect([released.learning.tries.length > 0, released.ballots.before?.choice]).toEqual([true, "brittleness"]);
    const marked = await of(2);
    expect(marked.reviews).toEqual([]);
    expect(marked.current).toMatchObject({ names: ["Chidi", "Dana"], handedIn: true });
    const loose = await of(12);
    expect([loose.reviews, loose.current, loose.earlier]).toEqual([[], null, []]);
    await expectNothingOfOthers(room, of);
    const stranger = (await makeClassroom({ students: 1 })).students[0]?.id ?? "";
    for (const id of [stranger, "x"])
      await expect(authoriseStudentOf(editor, id)).rejects.toMatchObject({ code: "not-found" });
  });
});
