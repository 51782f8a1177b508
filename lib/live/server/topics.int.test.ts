import { describe, expect, it } from "vitest";
import { pool, transaction } from "@/db/client";
import { insertMatches } from "@/lib/features/teams/matches/queries/matches";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import { invalidate, publish } from "@/lib/bus/bus";
import { currentTimestamp } from "@/lib/wire/made-at";
import { connect, made, settled, withLiveServer } from "./testing/invalidated-pages";
import type { LivePage } from "@/lib/sync/testing/live-page";

withDatabase();
withLiveServer();

describe("pokes", () => {
  it("T8g: only pages that show the topic look again", async () => {
    const {
      activity,
      teacher,
      students: [student],
    } = await makeClassroom({ students: 1 });
    const board = await connect(activity.id, { teacherId: teacher.id });
    const page = await connect(activity.id, { studentId: student?.id ?? "" });
    page.show({ parts: [made("matches")] });
    // Messages of one socket are handled in order: once `here` has come, `show` is in force.
    board.show({ parts: [made("submissions")], here: true });
    await expect.poll(() => board.of("here").length, settled).toBeGreaterThan(0);
    invalidate(activity.id, "submissions");
    await expect.poll(() => board.of("poke").length, settled).toBe(1);
    expect(page.of("poke")).toEqual([]);
  });

  it("T8g: a page that begins to listen hears of what it may have missed, and of nothing older", async () => {
    const { activity, teacher } = await makeClassroom();
    const board = await connect(activity.id, { teacherId: teacher.id });
    const [frame, page] = [made("roster"), made("teams", "matches")];
    invalidate(activity.id, "teams", "roster");
    board.show({ parts: [page] });
    await expect.poll(() => board.of("poke").map(({ topics }) => topics), settled).toEqual([["teams"]]);
    board.show({ parts: [frame, made("teams")] });
    await expect.poll(() => board.of("poke").map(({ topics }) => topics), settled).toEqual([["teams"], ["roster"]]);
    board.show({ parts: [made("teams", "matches", "roster")], here: true });
    await expect.poll(() => board.of("here").length, settled).toBeGreaterThan(0);
    expect(board.of("poke")).toHaveLength(2);
    board.show({ parts: [{ topics: ["matches"], madeAt: { clock: 0, ms: 0 } }] }); // made before this process listened to the bus: it may have missed one
    await expect.poll(() => board.of("poke").at(-1)?.topics, settled).toEqual(["matches"]);
  });

  it("R13, T8g: a page that was made while the server's clock was an hour ahead looks again once it has been put right, and then hears of everything", async () => {
    const { activity, teacher } = await makeClassroom();
    const board = await connect(activity.id, { teacherId: teacher.id });
    const before = { clock: 0, ms: Date.now() + 60 * 60_000 };
    board.show({ parts: [{ topics: ["teams"], madeAt: before }] });
    await expect.poll(() => board.of("poke").map(({ topics }) => topics), settled).toEqual([["teams"]]);
    board.show({ parts: [made("teams")] });
    const told = board.of("poke").length;
    invalidate(activity.id, "teams");
    await expect.poll(() => board.of("poke").length, settled).toBeGreaterThan(told);
  });

  it("T8h: when many would look again they are told to spread over a second", async () => {
    const { activity, students: pupils } = await makeClassroom({ students: 12 });
    const pages = await Promise.all(pupils.map((student) => connect(activity.id, { studentId: student.id })));
    for (const page of pages) page.show({ parts: [made("teams")] });
    await expect
      .poll(() => {
        invalidate(activity.id, "teams");
        return pages.every((page) => page.of("poke").some((message) => message.within === 1_000));
      }, settled)
      .toBe(true);
  });
});

describe("what a student hears", () => {
  /** An invalidation comes before the next phase message on the same socket: once that is there, everything that was to be sent has been. */
  async function movedTo(activityId: string, phase: string, ...pages: LivePage[]) {
    await pool().query("update activities set phase = $2, access_version = access_version + 1 where id = $1", [
      activityId,
      phase,
    ]);
    publish({ kind: "access", activityId });
    await expect.poll(() => pages.every((page) => page.of("phase").at(-1)?.phase === phase), settled).toBe(true);
  }
  const topicsOf = (page: LivePage) => page.of("poke").flatMap(({ topics }) => topics);

  it("Q1f, S6b: whatever a student's page asks for, of another team's work, marks, choices and tries it hears nothing; the teacher hears all of it", async () => {
    const {
      activity,
      teacher,
      students: [one, two],
    } = await makeClassroom({ students: 2, phase: "write" });
    const [own, other] = [
      await makeTeam({ activityId: activity.id, number: 1, mode: "bias", memberIds: [one?.id ?? ""] }),
      await makeTeam({ activityId: activity.id, number: 2, mode: "brittleness", memberIds: [two?.id ?? ""] }),
    ];
    const page = await connect(activity.id, { studentId: one?.id ?? "" });
    const board = await connect(activity.id, { teacherId: teacher.id });
    const withheld = [
      "submissions",
      "reviews",
      "ballots",
      "choices",
      "tries",
      "roster",
      "tray",
      "matches",
      `team:${other.id}`,
      `student:${two?.id ?? ""}`,
      "match:00000000-0000-4000-8000-000000000000",
    ] as const;
    for (const client of [page, board])
      client.show({ parts: [made(...withheld, `team:${own.id}`, "teams")], here: true });
    await expect.poll(() => board.of("here").length, settled).toBeGreaterThan(0);
    invalidate(activity.id, ...withheld, "teams", `team:${own.id}`);
    await expect.poll(() => topicsOf(board).length, settled).toBe(withheld.length + 2);
    await movedTo(activity.id, "learn", page);
    expect(topicsOf(page).filter((topic) => topic !== "tray")).toEqual(["teams", `team:${own.id}`]); // Learn shows the room in each mode
    expect(page.of("here")).toEqual([]);
  });

  it("Q1f, Q8b: a partner's topics are heard while the match lasts and from compare on; what came before the page might hear of it is said then", async () => {
    const {
      activity,
      students: [one, two],
    } = await makeClassroom({ students: 2, phase: "write" });
    const own = await makeTeam({ activityId: activity.id, number: 1, mode: "bias", memberIds: [one?.id ?? ""] });
    const other = await makeTeam({
      activityId: activity.id,
      number: 2,
      mode: "brittleness",
      memberIds: [two?.id ?? ""],
    });
    const [matchId = ""] = await transaction((tx) =>
      insertMatches(tx, [
        {
          activityId: activity.id,
          round: 1,
          teamIds: [own.id, other.id],
          exemplarMode: null,
          override: false,
        },
      ]),
    );
    const page = await connect(activity.id, { studentId: one?.id ?? "" });
    page.show({ parts: [made(`team:${other.id}`, `match:${matchId}`)] });
    invalidate(activity.id, `team:${other.id}`);
    await movedTo(activity.id, "compare", page);
    expect(topicsOf(page)).toEqual([`team:${other.id}`]);
    invalidate(activity.id, `match:${matchId}`);
    await expect.poll(() => topicsOf(page), settled).toContain(`match:${matchId}`);
    await pool().query("update matches set ended_at = now() where id = $1", [matchId]);
    await movedTo(activity.id, "vote", page);
    const before = topicsOf(page).length;
    invalidate(activity.id, `team:${other.id}`, `match:${matchId}`);
    await movedTo(activity.id, "compare", page);
    expect(topicsOf(page)).toHaveLength(before);
  });

  it("T8h: however often a topic is poked, a page is told at once and then once a second, of the last one too", async () => {
    const { activity, teacher } = await makeClassroom();
    const board = await connect(activity.id, { teacherId: teacher.id });
    board.show({ parts: [made("choices")], here: true });
    await expect.poll(() => board.of("here").length, settled).toBeGreaterThan(0);
    for (let i = 0; i < 100; i++) invalidate(activity.id, "choices");
    const last = currentTimestamp().ms;
    await expect.poll(() => board.of("poke").length, settled).toBe(2);
    expect(board.of("poke").at(-1)?.at.ms).toBeGreaterThan(last - 1_000);
  });
});

describe("phase", () => {
  it("Q7a: everyone is told when the phase moves, even when no poke came", async () => {
    const {
      activity,
      students: [student],
    } = await makeClassroom({ students: 1, phase: "learn" });
    const page = await connect(activity.id, { studentId: student?.id ?? "" });
    expect(page.of("phase")).toEqual([{ kind: "phase", phase: "learn" }]);
    await pool().query("update activities set phase = 'write', access_version = access_version + 1 where id = $1", [
      activity.id,
    ]);
    await expect.poll(() => page.of("phase").at(-1)?.phase, settled).toBe("write");
  });
});
