import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeBallot, makeClassroom, makeMatch, makeSubmission, makeTeam } from "@/db/testing/factories";
import { authoriseMember } from "@/lib/activity/authorise";
import { startPresenting, stopPresenting } from "@/lib/features/cases/comparing/presenting";
import { loadFacts } from "@/lib/activity/journal/facts";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { activityOf, move, editorOf, type MadeClassroom } from "@/lib/features/phases/testing/moved-class";
import { loadProjectorResults } from "@/lib/features/votes/results/results";
import { applyFirstOption } from "@/lib/features/arranging/teams/testing/rearranged-class";
import { hideReason } from "./hide-reason";
import { takeBack } from "@/lib/features/cases/writing/submissions";
import { phases, type Phase } from "@/lib/activity/rules/phases";
import { lastRevealStep, type Spotlight } from "@/lib/activity/rules/projector";
import { loadProjectorContent } from "./projector-content";
import { moveReveal, showOnProjector, showNamesOnProjector } from "./projector";

withDatabase();

/** Two teams of two that meet, with a hand-in and a vote each, and one student in no team. */
async function room(phase: Phase = "compare") {
  const made = await makeClassroom({ phase, students: 5 });
  const activityId = made.activity.id;
  const ids = made.students.map(({ id }) => id);
  const [first, second] = [
    await makeTeam({ activityId, mode: "brittleness", number: 1, memberIds: ids.slice(0, 2) }),
    await makeTeam({ activityId, mode: "bias", number: 2, memberIds: ids.slice(2, 4) }),
  ];
  for (const team of [first, second])
    await makeSubmission({
      activityId,
      team,
      studentId: team.memberIds[0] ?? "",
      texts: { title: `The case of ${team.number}`, response: `response-${team.number}` },
    });
  const match = await makeMatch({ activityId, teamIds: [first.id, second.id] });
  for (const [place, studentId] of ids.entries())
    for (const kind of ["before", "final"] as const)
      await makeBallot({
        activityId,
        studentId,
        kind,
        choice: "bias",
        reason: kind === "final" ? `reason-${place}` : "",
      });
  const spotlights: readonly Spotlight[] = [
    { what: "team", teamId: first.id },
    { what: "case", teamId: first.id },
    { what: "answer", teamId: first.id, field: "harmed" },
    { what: "answer", teamId: first.id, field: "prevention" },
    { what: "answer", teamId: first.id, field: "response" },
    { what: "reason", studentId: ids[0] ?? "" },
  ];
  return { ...made, ids, first, second, match, spotlights };
}

const shown = async (of: MadeClassroom) => loadProjectorContent(await editorOf(of));
const put = async (on: MadeClassroom, spotlight: Spotlight | null) => showOnProjector(await editorOf(on), spotlight);
const memberOf = ({ class: { id: classId }, activity, students }: MadeClassroom, place: number) => {
  const student = students[place];
  if (student === undefined) throw new Error("no such student was made");
  return authoriseMember(
    { as: "student", studentId: student.id, classId, sessionId: "s", name: student.name },
    activity.id,
  );
};

describe("names", () => {
  it("T11b: with names off no student's name is in what the projector gets, in any phase and with anything put on it", async () => {
    const one = await room();
    for (const phase of phases)
      for (const spotlight of [null, ...one.spotlights]) {
        await setActivity(one.activity.id, { phase, spotlight, namesOnWall: false, revealStep: lastRevealStep });
        const payload = JSON.stringify([await shown(one), await loadProjectorResults(await editorOf(one))]);
        for (const { name, id } of one.students)
          for (const known of [name, id])
            expect(payload, `${phase}, ${spotlight?.what ?? "nothing"}`).not.toContain(known);
      }
  });

  it("T11b: with names on they are in compare alone, beside their team; never with a case, an answer or a reason", async () => {
    const one = await room();
    await showNamesOnProjector(await editorOf(one), true);
    const namesIn = async (phase: Phase, spotlight: Spotlight | null) => {
      await setActivity(one.activity.id, { phase, spotlight });
      const { matches, ...rest } = await shown(one);
      const among = (what: unknown) => one.students.filter(({ name }) => JSON.stringify(what).includes(name)).length;
      return { matches: among(matches), rest: among(rest) };
    };
    for (const phase of phases)
      for (const spotlight of [null, ...one.spotlights])
        expect(await namesIn(phase, spotlight), `${phase}, ${spotlight?.what ?? "nothing"}`).toEqual(
          phase === "compare" ? { matches: 4, rest: spotlight?.what === "team" ? 4 : 0 } : { matches: 0, rest: 0 },
        );
    await setActivity(one.activity.id, { phase: "compare" });
    const [match] = (await shown(one)).matches;
    expect(match?.teams.map(({ names }) => names)).toEqual([
      one.students.slice(0, 2).map(({ name }) => name),
      one.students.slice(2, 4).map(({ name }) => name),
    ]);
  });
});

describe("what is put on the projector", () => {
  it("T11c: a team, a case, an answer and a reason are shown until they are taken off, and a move of the class takes them off", async () => {
    const one = await room();
    const putting = async (spotlight: Spotlight) => {
      await put(one, spotlight);
      return (await shown(one)).spotlight;
    };
    const [team, whole, , , answer, reason] = one.spotlights;
    if (!team || !whole || !answer || !reason) throw new Error("six spotlights were made");
    expect(await putting(team)).toMatchObject({ what: "team", number: 1, turn: { next: { number: 2 } } });
    expect(await putting(whole)).toMatchObject({ what: "case", mode: "brittleness", title: "The case of 1" });
    expect(await putting(answer)).toEqual({
      what: "answer",
      number: 1,
      mode: "brittleness",
      part: "response",
      text: "response-1",
      size: "large",
      at: 0,
      of: 1,
    });
    await put(one, null);
    expect((await shown(one)).spotlight).toBeNull();
    await put(one, whole);
    await move(one, "results");
    expect((await shown(one)).spotlight).toBeNull();
    expect(await putting(reason)).toEqual({ what: "reason", mode: "bias", text: "reason-0" });
  });

  it("T11c, Q6a, Q10e: a reason can't be put there before the results are shown, nor one of a student in no team, nor a hidden one", async () => {
    const one = await room("vote");
    const reasonOf = (place: number) => ({ what: "reason", studentId: one.ids[place] ?? "" }) as const;
    const gone = { code: "spotlight-gone" };
    await expect(put(one, reasonOf(0))).rejects.toMatchObject(gone);
    await move(one, "results");
    await expect(put(one, reasonOf(4))).rejects.toMatchObject(gone);
    await put(one, reasonOf(0));
    await hideReason(await editorOf(one), { studentId: one.ids[0] ?? "", hidden: true });
    expect((await shown(one)).spotlight).toBeNull();
    await expect(put(one, reasonOf(0))).rejects.toMatchObject(gone);
  });

  it("T11c, B2: nothing of another class can be put there, and what stands there of another class is not shown", async () => {
    const [one, other] = [await room("results"), await room("results")];
    for (const spotlight of other.spotlights) {
      await expect(put(one, spotlight), spotlight.what).rejects.toMatchObject({ code: "spotlight-gone" });
      await setActivity(one.activity.id, { spotlight });
      expect((await shown(one)).spotlight, spotlight.what).toBeNull();
    }
    expect(await loadJournal(await editorOf(one), 10)).toEqual([]);
  });

  it("T11c, Q2f: a case that was taken back is shown as it is written now; of a team that is no more, what the phase shows", async () => {
    const one = await room("write");
    const spotlight = { what: "case", teamId: one.first.id } as const;
    await put(one, spotlight);
    await takeBack(await memberOf(one, 0));
    expect((await shown(one)).spotlight).toMatchObject({ what: "case", title: "" });
    await applyFirstOption(await editorOf(one), { do: "end", teamId: one.first.id });
    expect((await shown(one)).spotlight).toBeNull();
  });
});

describe("the count", () => {
  it("T11f: says in each phase how many of how many", async () => {
    const one = await room();
    await startPresenting(await memberOf(one, 0), one.match.id);
    await stopPresenting(await memberOf(one, 0), one.match.id);
    const counts: Record<Phase, [what: string, n: number, of: number]> = {
      setup: ["joined", 5, 5],
      learn: ["joined", 5, 5],
      write: ["handed-in", 2, 2],
      compare: ["presented", 1, 2],
      vote: ["voted", 5, 5],
      results: ["results", 4, 4],
      closed: ["joined", 5, 5],
    };
    for (const phase of phases) {
      await setActivity(one.activity.id, { phase });
      const { what, n, of } = (await shown(one)).count;
      expect([what, n, of], phase).toEqual(counts[phase]);
    }
  });

  it("T11f: in learn it says how far the joined are", async () => {
    const one = await room("learn");
    expect((await shown(one)).stages).toEqual({ reading: 5, checks: 0, ballot: 0, done: 0 });
    await setActivity(one.activity.id, { phase: "write" });
    expect((await shown(one)).stages).toBeNull();
  });
});

it("T8c, T8d: what is put there, names and each step of the reveal are in the journal and undone", async () => {
  const one = await room("results");
  await setActivity(one.activity.id, { revealStep: 0 });
  const facts = () => loadFacts(database(), { activityIds: [one.activity.id], classId: one.class.id });
  const start = await facts();
  const [, whole] = one.spotlights;
  if (whole === undefined) throw new Error("six spotlights were made");
  await put(one, whole);
  await showNamesOnProjector(await editorOf(one), true);
  await moveReveal(await editorOf(one), { from: 0, by: 1 });
  await moveReveal(await editorOf(one), { from: 1, by: 1 });
  expect(await activityOf(one)).toMatchObject({ spotlight: whole, namesOnWall: true, revealStep: 2 });
  const entries = await loadJournal(await editorOf(one), 10);
  expect(entries.map(({ kind }) => kind)).toEqual(["reveal-step", "wall-names", "spotlight"]);
  for (const { id } of entries) expect(await undo(await editorOf(one), id)).toEqual({ done: true });
  expect(await facts()).toEqual(start);
});

it("T11h: a step beyond the ends of the reveal changes nothing and leaves no entry", async () => {
  const one = await room("results");
  await setActivity(one.activity.id, { revealStep: 0 });
  await moveReveal(await editorOf(one), { from: 0, by: -1 });
  expect((await activityOf(one)).revealStep).toBe(0);
  expect(await loadJournal(await editorOf(one), 10)).toEqual([]);
});

it("T11h: a key on the projector and a press on the board at one moment are one step of the reveal", async () => {
  const one = await room("results");
  await setActivity(one.activity.id, { revealStep: 0 });
  const editor = await editorOf(one);
  await Promise.all([1, 2].map(() => moveReveal(editor, { from: 0, by: 1 })));
  expect((await activityOf(one)).revealStep).toBe(1);
});
