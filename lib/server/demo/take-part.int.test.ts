import { afterEach, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { listFlags } from "@/lib/features/hour/helping/queries/flags";
import { setParticipant } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { cancelFlag } from "@/lib/features/hour/helping/flags";
import { findBoardPlace, type WatchedMember } from "@/lib/features/screens/board/rules/attention";
import { seededRandom } from "@/lib/activity/rules/random";
import { runSeed } from "@/lib/testing/run-seed";
import type { DocumentLink, SimulatedEditor } from "./simulated-editor";
import { Student } from "./student";
import { takePart } from "./take-part";
import { ConcurrencyLimit, type Timing } from "./timing";

withDatabase();
afterEach(() => {
  vi.restoreAllMocks();
});

const wanted = ["asked", "offline", "quiet"];
/** A limit in the lesson's own time, far more than the test takes. */
const mostMs = 48 * 3_600_000;

/** A lesson in which waiting takes no real time: each wait is added to `now`. */
class LessonTime implements Timing {
  readonly tempo = "live";
  readonly isCatchingUp = false;
  private readonly abort = new AbortController();
  now = 0;

  /** @param onPause called at each wait; true ends the lesson */
  constructor(private readonly onPause: (now: number) => Promise<boolean>) {}

  pause = async (minMs: number, maxMs: number) => {
    this.now += (minMs + maxMs) / 2;
    if ((await this.onPause(this.now)) || this.now > mostMs) this.abort.abort();
    this.abort.signal.throwIfAborted();
  };
}

/** A simulated student whose worksheet is only in memory, and whose connections are only recorded as lost or open. */
class WatchedStudent extends Student {
  typedAt = 0;
  lostSince: number | null = null;
  private text = new Map<string, string>();

  override openEditor(link: DocumentLink): Promise<SimulatedEditor> {
    const editor = {
      link,
      read: (field: string) => this.text.get(field) ?? "",
      write: async (field: string, passage: string, timing: LessonTime) => {
        await timing.pause(5_000, 10_000);
        this.typedAt = timing.now;
        this.text.set(field, `${this.text.get(field) ?? ""} ${passage}`.slice(-1_500));
      },
      remove: async (_field: string, _passage: string, timing: LessonTime) => {
        await timing.pause(2_000, 4_000);
        this.typedAt = timing.now;
      },
    };
    return Promise.resolve(editor as unknown as SimulatedEditor); // what students use of it
  }

  override async dropOut(ms: number, timing: Timing): Promise<void> {
    this.lostSince = (timing as LessonTime).now; // the LessonTime that the test passes
    await timing.pause(ms, ms);
    this.lostSince = null;
    this.typedAt = (timing as LessonTime).now; // time without a network does not count as time without typing
  }
}

it("T9b: simulated students who write raise flags, go quiet and drop out, each for so long that the board says so", async () => {
  vi.spyOn(Math, "random").mockImplementation(seededRandom(runSeed()));
  const room = await makeClassroom({ phase: "write", students: 2 });
  const ids = room.students.map(({ id }) => id);
  for (const id of ids) await setParticipant(room.activity.id, id, { joinedAt: new Date() });
  await makeTeam({ activityId: room.activity.id, number: 1, memberIds: ids });
  const [amara] = room.students;
  const viewer = {
    as: "student",
    studentId: amara?.id ?? "",
    classId: room.class.id,
    sessionId: "s",
    name: "Amara",
  } as const;
  const student = new WatchedStudent(
    { origin: "http://localhost", cookie: "", viewer, activityId: room.activity.id },
    new ConcurrencyLimit(1),
    () => "live",
  );

  const seen = new Set<string>();
  const time = new LessonTime(async (now) => {
    const isHere = student.lostSince === null;
    const who: WatchedMember = {
      id: viewer.studentId,
      isHere,
      lostSince: student.lostSince,
      cameAt: 0,
      hasJoined: true,
      isAbsent: false,
    };
    const { reason } = findBoardPlace(
      {
        members: [who, { ...who, id: "the team-mate", isHere: true, lostSince: null }],
        isComing: false,
        askedAt: (await listFlags(database(), room.activity.id))[0]?.at.getTime() ?? null,
        sheet: { words: 10, editedAt: student.typedAt, main: null },
        isHandedIn: false,
        isReturned: false,
        match: null,
      },
      { phase: "write", now, phaseSince: 0, leftMs: null, lastHereAt: now, isPaused: false },
    );
    if (reason !== null) seen.add(reason.code);
    // Closes the request for help, because the board would show no other reason while it is open.
    if (reason?.code === "asked") await student.act(cancelFlag);
    return wanted.every((code) => seen.has(code));
  });
  await expect(takePart(student, "write", time)).rejects.toThrow(/abort/i);
  expect([...seen].sort()).toEqual(wanted);
});
